import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsFQDN,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Omittable, PageQueryDto } from '#http';
import { IsMailAddress } from './mail-address.decorator.js';

/** Somebody of the desk's house who looks after an organization. */
export class OrganizationContactDto {
  /** @example "Nora Blum" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /** Where escalations are told; it needs no account */
  @IsMailAddress()
  email: string;
}

/** A customer's company or team. */
export class OrganizationDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Charge SA" */
  name: string;

  /**
   * Mail domains whose people join once their address is proved
   * @example ["charge.example"]
   */
  domains: string[];

  /** The implementation consultant, who may hear of escalations */
  @ApiProperty({ nullable: true, type: () => OrganizationContactDto })
  consultant: OrganizationContactDto | null;

  /** The customer-success manager, who may hear of escalations */
  @ApiProperty({ nullable: true, type: () => OrganizationContactDto })
  successManager: OrganizationContactDto | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  /** Grows with every change; the `ETag` is made of it */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** One page of organizations. */
export class OrganizationPageDto {
  @ApiProperty({ type: [OrganizationDto] })
  items: OrganizationDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** Which organizations to list, by name. */
export class OrganizationListQueryDto extends PageQueryDto {
  /** Beginning of a word of the name */
  @Omittable()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class OrganizationCreateDto {
  /** @example "Charge SA" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /** Mail domains of its people; those of public mail providers are refused */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsFQDN({}, { each: true })
  @ApiProperty({ type: [String], example: ['charge.example'], maxItems: 50 })
  domains?: string[];

  /** The implementation consultant; null for none */
  @ApiProperty({ nullable: true, type: () => OrganizationContactDto })
  @IsOptional()
  // An empty list would pass as a contact without members.
  @IsObject()
  @ValidateNested()
  @Type(() => OrganizationContactDto)
  consultant?: OrganizationContactDto | null;

  /** The customer-success manager; null for none */
  @ApiProperty({ nullable: true, type: () => OrganizationContactDto })
  @IsOptional()
  // An empty list would pass as a contact without members.
  @IsObject()
  @ValidateNested()
  @Type(() => OrganizationContactDto)
  successManager?: OrganizationContactDto | null;
}

/** What to change of an organization; what is not named stays. */
export class OrganizationUpdateDto {
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;

  /** Replaces the whole list */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsFQDN({}, { each: true })
  @ApiProperty({ type: [String], example: ['charge.example'], maxItems: 50 })
  domains?: string[];

  /** The implementation consultant; null for none */
  @ApiProperty({ nullable: true, type: () => OrganizationContactDto })
  @IsOptional()
  // An empty list would pass as a contact without members.
  @IsObject()
  @ValidateNested()
  @Type(() => OrganizationContactDto)
  consultant?: OrganizationContactDto | null;

  /** The customer-success manager; null for none */
  @ApiProperty({ nullable: true, type: () => OrganizationContactDto })
  @IsOptional()
  // An empty list would pass as a contact without members.
  @IsObject()
  @ValidateNested()
  @Type(() => OrganizationContactDto)
  successManager?: OrganizationContactDto | null;
}
