import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { Omittable } from '#http';
import type { Role } from '#kernel';
import type { LinkPurpose } from '#mail';
import { linkPurposes } from '#mail';
import { IsMailAddress } from './mail-address.decorator.js';
import { roles } from './session.dto.js';

/** Who wants a link to set their password. */
export class PasswordLinkCreateDto {
  @IsMailAddress()
  email: string;
}

/** Who wants a link to sign in with. */
export class SignInLinkCreateDto extends PasswordLinkCreateDto {}

/** The request was taken. The answer is the same whoever is known here. */
export class AcknowledgementDto {
  /**
   * What happens next
   * @example "If this address can have an account here, a mail is on its way to it."
   */
  detail: string;
}

/** A link that came by mail, to be used. */
export class LinkRedeemDto {
  /** What stands behind `#token=` in the link */
  @IsString()
  @MaxLength(200)
  token: string;

  /** The password to set; required by links that set one */
  @Omittable()
  @IsString()
  @MaxLength(1024)
  password?: string;

  /** Full name; taken from invitations alone */
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;

  /**
   * Of whom it is asked (`second-factor-required`): the six digits that the authenticator shows now, or a recovery code
   * @example "492039"
   */
  @Omittable()
  @IsString()
  @MaxLength(40)
  code?: string;
}

/** What the link has done. Where it signs in, or lets a guest in to one ticket, the tokens stand here. */
export class LinkRedemptionDto {
  /** What the link was for */
  @ApiProperty({ enum: linkPurposes, enumName: 'LinkPurpose' })
  purpose: LinkPurpose;

  /** Whose link it was */
  @ApiProperty({ format: 'uuid' })
  personId: string;

  /** Role of the person whose link it was */
  @ApiProperty({ enum: roles, enumName: 'Role' })
  role: Role;

  /** The one ticket that the tokens open, where a guest is let in */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  ticketId: string | null;

  /** Token for further calls, where the link signs in */
  @ApiProperty({ nullable: true, type: String })
  accessToken: string | null;

  /** Seconds for which the access token is good */
  @ApiProperty({ nullable: true, type: 'integer' })
  expiresIn: number | null;

  /** Gives the next access token, once */
  @ApiProperty({ nullable: true, type: String })
  refreshToken: string | null;

  /** The session that has begun */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  sessionId: string | null;
}
