import { ApiProperty } from '@nestjs/swagger';
import { PageQueryDto } from '#http';

/** Whose account would stay. */
export class MergeAskerDto {
  /** @example "Ana Martin" */
  name: string;

  /** Address that they sign in with */
  @ApiProperty({ format: 'email' })
  email: string;
}

/** Somebody asks that the caller's account becomes part of theirs. They have read mail that went to its address. */
export class AccountMergeDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Whose account would stay, with everything of both */
  asker: MergeAskerDto;

  /** The caller's address that they proved */
  @ApiProperty({ format: 'email' })
  email: string;

  /** When it was asked for */
  @ApiProperty({ format: 'date-time' })
  askedAt: string;

  /** Until when it can be confirmed */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

/** One page of merges that wait for the caller. */
export class AccountMergePageDto {
  @ApiProperty({ type: [AccountMergeDto] })
  items: AccountMergeDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class AccountMergeListQueryDto extends PageQueryDto {}
