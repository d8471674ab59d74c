import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';
import type { AccountRequestStatus } from './account-request.entity.js';
import { IsMailAddress } from './mail-address.decorator.js';

export const accountRequestStatuses = ['pending', 'approved', 'declined'] as const;

/** Somebody who wants to become a customer. */
export class AccountRequestCreateDto {
  @IsMailAddress()
  email: string;

  /** @example "Ana Martin" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  /**
   * Organization that you belong to
   * @example "Charge SA"
   */
  @Omittable()
  @IsString()
  @MaxLength(200)
  organizationName?: string;

  /** Anything that helps to decide */
  @Omittable()
  @IsString()
  @MaxLength(4000)
  message?: string;
}

/** A wish to become a customer, as staff see it. */
export class AccountRequestDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  email: string;

  name: string;

  /** Organization that the person says they belong to */
  @ApiProperty({ nullable: true, type: String })
  organizationName: string | null;

  /** What the person wrote to the desk */
  @ApiProperty({ nullable: true, type: String })
  message: string | null;

  /** Language they asked in (BCP 47) */
  language: string;

  /** Whether it still waits for a decision */
  @ApiProperty({ enum: accountRequestStatuses, enumName: 'AccountRequestStatus' })
  status: AccountRequestStatus;

  /** Why it was declined */
  @ApiProperty({ nullable: true, type: String })
  reason: string | null;

  /** Who decided; null as long as nobody has, and when a key did */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  decidedBy: string | null;

  /** When it was approved or declined */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  decidedAt: string | null;

  /** The customer they became */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  personId: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** Grows with every change; the `ETag` is made of it */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** One page of account requests. */
export class AccountRequestPageDto {
  @ApiProperty({ type: [AccountRequestDto] })
  items: AccountRequestDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** Which account requests to list, newest first. */
export class AccountRequestListQueryDto extends PageQueryDto {
  /** Only requests in this state */
  @ApiProperty({ enum: accountRequestStatuses, enumName: 'AccountRequestStatus' })
  @Omittable()
  @IsIn(accountRequestStatuses)
  status?: AccountRequestStatus;
}

export class AccountRequestApproveDto {
  /** Organization that the new customer joins */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  organizationId?: string;
}

export class AccountRequestDeclineDto {
  /** Told to whoever asked */
  @IsString()
  @MinLength(1)
  @MaxLength(4000)
  reason: string;
}
