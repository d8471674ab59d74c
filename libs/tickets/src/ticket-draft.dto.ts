import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmptyObject,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsMailAddress } from '#accounts';
import { type Priority, priorities } from '#blueprint';
import { Omittable } from '#http';

export const draftChannels = ['phone', 'form'] as const;

/** The person a ticket is filed for: by `personId`, or by `email`. */
export class RequesterDraftDto {
  /** Id of the person */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  personId?: string;

  @Omittable()
  @IsMailAddress()
  email?: string;

  /**
   * What to call somebody whom the desk does not know yet
   * @example "Ana Sousa"
   */
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;
}

/** A ticket to file. */
export class TicketDraftDto {
  /**
   * Key of the request type; may be left out on the phone and in the contact form where the desk names one for them
   * @example "bug"
   */
  @Omittable()
  @IsString()
  @MaxLength(100)
  requestType?: string;

  /**
   * Values of the type's form by field key; see `requestTypeGet` for its JSON Schema
   * @example { "subject": "Charger refuses my card", "description": "Since this morning." }
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  fields: Record<string, unknown>;

  /** For staff and API keys: in whose name it is filed. An address nobody has is made known on the phone and by form. */
  @Omittable()
  @IsObject()
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => RequesterDraftDto)
  requester?: RequesterDraftDto;

  /** For staff and API keys: how the request reached them, when not through the portal */
  @ApiProperty({ enum: draftChannels, enumName: 'DraftChannel' })
  @Omittable()
  @IsIn(draftChannels)
  channel?: (typeof draftChannels)[number];

  /** For staff and API keys; else the type's */
  @ApiProperty({ enum: priorities, enumName: 'Priority' })
  @Omittable()
  @IsIn(priorities)
  priority?: Priority;

  /**
   * For staff and API keys: key of the group it goes to; else the type's
   * @example "support"
   */
  @Omittable()
  @IsString()
  @MaxLength(100)
  group?: string;

  /** Whether colleagues of the requester's organization see it, at desks that leave the choice */
  @Omittable()
  @IsBoolean()
  sharedWithOrganization?: boolean;

  /** Ids of uploads of yours, as `attachmentCreate` gave them, where the form takes files */
  @ApiProperty({ type: [String], format: 'uuid' })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];

  /**
   * Id or number of the final ticket that this one continues
   * @example "493027"
   */
  @Omittable()
  @IsString()
  @MaxLength(36)
  followUpOf?: string;

  /**
   * Id of the articles that were shown before it was filed (`articleSuggestionCreate`), to know that they did not do.
   * One that nobody made says nothing and hinders nothing
   */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  articleSuggestion?: string;

  /** File it although open tickets look like it, at desks that point these out */
  @Omittable()
  @IsBoolean()
  insist?: boolean;

  /**
   * The language it is written in (BCP 47), one of the desk's; else that of the request
   * @example "fr"
   */
  @Omittable()
  @IsString()
  @MaxLength(35)
  language?: string;
}
