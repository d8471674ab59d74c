import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type CharacterClass, characterClasses } from '#blueprint';

/** A new password, with the present one to show whose it is. */
export class PasswordChangeDto {
  /** The password you have now */
  @IsString()
  @MaxLength(1024)
  currentPassword: string;

  /** Held against the rule of the desk: see its password policy */
  @IsString()
  @MaxLength(1024)
  newPassword: string;
}

const deviationCodes = ['minimum-below-15', 'maximum-below-64', 'composition-rule', 'no-blocklist'] as const;

/** One point in which the desk's rule departs from NIST SP 800-63B-4. */
export class PasswordPolicyDeviationDto {
  /** Stable code of the deviation */
  @ApiProperty({ enum: deviationCodes, enumName: 'PasswordPolicyDeviationCode' })
  code: (typeof deviationCodes)[number];

  /** What deviates, and why */
  detail: string;
}

/** What the desk asks of a password. Lengths are Unicode code points in form NFC. */
export class PasswordPolicyDto {
  /**
   * How many characters at least
   * @example 15
   */
  @ApiProperty({ type: 'integer' })
  minLength: number;

  /**
   * How many characters at most
   * @example 128
   */
  @ApiProperty({ type: 'integer' })
  maxLength: number;

  /** Kinds of characters of which there must be at least one each */
  @ApiProperty({ enum: characterClasses, enumName: 'CharacterClass', isArray: true })
  classes: CharacterClass[];

  /** Whether common and breached passwords are refused */
  refusesCommon: boolean;

  /** Whether the rule is what NIST SP 800-63B-4 §3.1.1.2 asks of a password that stands alone */
  conformsToNist: boolean;

  /** Why it does not conform; empty when it does */
  @ApiProperty({ type: [PasswordPolicyDeviationDto] })
  deviations: PasswordPolicyDeviationDto[];
}
