import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type Priority, priorities } from '#blueprint';
import { Omittable } from '#http';

/** What to change in a ticket; what is left out stays. */
export class TicketChangeDto {
  /**
   * Values by field key; null takes one away. The form as a whole must be right afterwards
   * @example { "errorCode": "E-1024" }
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  fields?: Record<string, unknown>;

  /** For staff and API keys */
  @ApiProperty({ enum: priorities, enumName: 'Priority' })
  @Omittable()
  @IsIn(priorities)
  priority?: Priority;
}

/** Who takes care of a ticket; what is left out stays. */
export class AssignmentDto {
  /** An agent or admin of the desk; null for nobody */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  @IsOptional()
  @IsUUID()
  assignee?: string | null;

  /**
   * Key of a group; null for none
   * @example "support"
   */
  @ApiProperty({ nullable: true, type: String })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  group?: string | null;
}

/** The type that a ticket should have. */
export class TypeChangeDto {
  /**
   * Key of a request type of the desk
   * @example "financialQuestion"
   */
  @IsString()
  @MaxLength(100)
  requestType: string;

  /** Values that the new form asks for and the old one did not have, or that differ from the old ones */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  fields?: Record<string, unknown>;
}

/** Who sees a ticket beside its requester. */
export class VisibilityDto {
  /** Whether colleagues of the requester's organization see it */
  @IsBoolean()
  sharedWithOrganization: boolean;
}
