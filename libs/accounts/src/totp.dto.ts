import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

/** The caller's authenticator. */
export class TotpDto {
  /** Whether a code is asked for when one signs in */
  enrolled: boolean;

  /** Since when */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  confirmedAt: string | null;

  /**
   * Recovery codes that were not used yet
   * @example 10
   */
  @ApiProperty({ type: 'integer' })
  recoveryCodesLeft: number;
}

/** With what an authenticator is set up. */
export class TotpEnrolDto {
  /** The password you have now */
  @IsString()
  @MaxLength(1024)
  password: string;
}

/** What an authenticator program needs: shown here and never again. */
export class TotpSecretDto {
  /**
   * For typing in, base32
   * @example "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
   */
  secret: string;

  /**
   * The same and the names, to be shown as a QR code
   * @example "otpauth://totp/Road:ana%40charge.example?issuer=Road&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30"
   */
  uri: string;
}

/** A fresh proof that it is you. */
export class TotpCodeDto {
  /**
   * The six digits that the authenticator shows now; once it is confirmed, a recovery code does too
   * @example "492039"
   */
  @IsString()
  @MaxLength(40)
  code: string;
}

/** Codes for the day the authenticator is lost. */
export class RecoveryCodesDto {
  /** Each works once, in the place of the authenticator's code; shown here and never again */
  recoveryCodes: string[];
}
