import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsTimeZone, IsUUID, MaxLength, MinLength } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';
import type { Role } from '#kernel';
import { AddressDto } from './address.dto.js';
import { IsMailAddress } from './mail-address.decorator.js';
import type { PersonStatus } from './person.entity.js';
import { roles } from './session.dto.js';

export const personStatuses = ['invited', 'active', 'suspended'] as const;

/** An organization as it is named beside a person. */
export class OrganizationNameDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Charge SA" */
  name: string;
}

/** Somebody whom the desk knows. */
export class PersonDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "Ana Martin" */
  name: string;

  /** What the person is at this desk */
  @ApiProperty({ enum: roles, enumName: 'Role' })
  role: Role;

  /** `invited`: has not signed in yet; `suspended`: refused everywhere */
  @ApiProperty({ enum: personStatuses, enumName: 'PersonStatus' })
  status: PersonStatus;

  /**
   * Chosen language (BCP 47), used where a request names none and for mail; null: the desk's default
   * @example "fr"
   */
  @ApiProperty({ nullable: true, type: String })
  language: string | null;

  /**
   * IANA time zone; null: the desk's
   * @example "Europe/Paris"
   */
  @ApiProperty({ nullable: true, type: String })
  timeZone: string | null;

  /** Addresses the person can sign in with and is written to at */
  @ApiProperty({ type: [AddressDto] })
  addresses: AddressDto[];

  /** Organizations the person belongs to */
  @ApiProperty({ type: [OrganizationNameDto] })
  organizations: OrganizationNameDto[];

  /** Keys of the agent groups that the person is in */
  groups: string[];

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  /** Grows with every change; the `ETag` is made of it */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** One page of people. */
export class PersonPageDto {
  @ApiProperty({ type: [PersonDto] })
  items: PersonDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** Which people to list, newest first. */
export class PersonListQueryDto extends PageQueryDto {
  /** Beginning of a word of the name, or of an address */
  @Omittable()
  @IsString()
  @MaxLength(254)
  q?: string;

  /** Only people of this role */
  @ApiProperty({ enum: roles, enumName: 'Role' })
  @Omittable()
  @IsIn(roles)
  role?: Role;

  /** Only people in this state */
  @ApiProperty({ enum: personStatuses, enumName: 'PersonStatus' })
  @Omittable()
  @IsIn(personStatuses)
  status?: PersonStatus;

  /** Only members of this organization */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  organization?: string;
}

/** Somebody to be invited. */
export class PersonCreateDto {
  /** @example "ana@charge.example" */
  @IsMailAddress()
  email: string;

  /** @example "Ana Martin" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /** `customer` when it is not given; only admins make agents and admins */
  @ApiProperty({ enum: roles, enumName: 'Role' })
  @Omittable()
  @IsIn(roles)
  role?: Role;

  /** Language of the invitation and of later mail (BCP 47), one that the desk offers */
  @Omittable()
  @IsString()
  @MaxLength(35)
  language?: string;

  /** Organization to join */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  organizationId?: string;

  /** Whether an invitation is mailed; without one the person is merely known, as after a first contact. Default true */
  @ApiProperty({ type: Boolean })
  @Omittable()
  @IsIn([true, false])
  invite?: boolean;
}

/** What to change of a person; what is not named stays. */
export class PersonUpdateDto {
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;

  /** Only admins change roles, and nobody their own */
  @ApiProperty({ enum: roles, enumName: 'Role' })
  @Omittable()
  @IsIn(roles)
  role?: Role;

  /** One that the desk offers, or null */
  @ApiProperty({ nullable: true, type: String })
  @IsOptional()
  @IsString()
  @MaxLength(35)
  language?: string | null;

  /** IANA name, or null */
  @ApiProperty({ nullable: true, type: String })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;
}
