import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';
import type { Role } from '#kernel';

export const roles = ['customer', 'agent', 'admin'] as const;

/** Who signs in. */
export class SessionCreateDto {
  /**
   * One of the person's mail addresses
   * @example "ana@charge.example"
   */
  @IsString()
  @MaxLength(254)
  email: string;

  /**
   * The password as it is typed; it is put in Unicode form NFC and never cut
   * @example "plum drift octave nine"
   */
  @IsString()
  @MaxLength(1024)
  password: string;

  /**
   * Of whom it is asked (`second-factor-required`): the six digits that the authenticator shows now, or a recovery code
   * @example "492039"
   */
  @Omittable()
  @IsString()
  @MaxLength(40)
  code?: string;
}

/** What a refresh token is exchanged with. */
export class TokenRefreshDto {
  /** The refresh token last received; it works once */
  @IsString()
  @MaxLength(200)
  refreshToken: string;
}

/** What a signed-in person calls the API with. */
export class SessionTokensDto {
  /** Send it as `Authorization: Bearer …`; JWT as RFC 9068 says */
  accessToken: string;

  /**
   * How the access token is sent (RFC 6750)
   * @example "Bearer"
   */
  @ApiProperty({ enum: ['Bearer'], enumName: 'TokenType' })
  tokenType: 'Bearer';

  /**
   * Seconds for which the access token is good
   * @example 600
   */
  @ApiProperty({ type: 'integer' })
  expiresIn: number;

  /** Exchange it at `POST /v1/tokens` for new tokens, once; using an old one again ends the session */
  refreshToken: string;

  /** The session, as the list of sessions shows it */
  @ApiProperty({ format: 'uuid' })
  sessionId: string;

  /** Who signed in */
  @ApiProperty({ format: 'uuid' })
  personId: string;

  /** What they are at this desk */
  @ApiProperty({ enum: roles, enumName: 'Role' })
  role: Role;
}

/** A signed-in device. */
export class SessionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Whether it is the one that asks */
  isCurrent: boolean;

  /** What the program that signed in calls itself */
  @ApiProperty({ nullable: true, type: String })
  userAgent: string | null;

  /** The network address it signed in from; of IPv6 the /64 network */
  @ApiProperty({ nullable: true, type: String })
  sourceAddress: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When its tokens were last renewed */
  @ApiProperty({ format: 'date-time' })
  lastUsedAt: string;

  /** When it ends by itself unless it is used before */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

/** One page of the caller's live sessions. */
export class SessionPageDto {
  @ApiProperty({ type: [SessionDto] })
  items: SessionDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class SessionListQueryDto extends PageQueryDto {}
