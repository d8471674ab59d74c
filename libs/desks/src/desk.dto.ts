import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsString, Matches, MaxLength } from 'class-validator';
import {
  type ChannelName,
  type CharacterClass,
  channelNames,
  characterClasses,
  type SignUpWay,
  signUpWays,
} from '#blueprint';
import { Omittable } from '#http';
import { plainDuration } from './plain-duration.js';

/** What a password must be at this desk. Lengths count code points after NFC. */
export class PasswordRuleDto {
  /** How many characters at least */
  @ApiProperty({ type: 'integer', example: 15 })
  minLength: number;

  /** How many characters at most */
  @ApiProperty({ type: 'integer', example: 128 })
  maxLength: number;

  /** Kinds of character of which at least one must be there */
  @ApiProperty({ enum: characterClasses, enumName: 'CharacterClass', isArray: true })
  classes: CharacterClass[];

  /** Whether passwords known from breaches, and common ones, are refused */
  refuseCommon: boolean;
}

/** The public face of a desk. */
export class DeskProfileDto {
  /** @example "road" */
  slug: string;

  /** @example "Road" */
  name: string;

  /**
   * Offered languages (BCP 47)
   * @example ["fr", "en"]
   */
  languages: string[];

  /**
   * Language of whoever names none (BCP 47)
   * @example "fr"
   */
  defaultLanguage: string;

  /**
   * Where to turn when nothing else works
   * @example "contact@road.example"
   */
  contact: string;

  /** Ways to reach the desk */
  @ApiProperty({ enum: channelNames, enumName: 'Channel', isArray: true })
  channels: ChannelName[];

  /** Addresses that take mail for the desk; empty when it takes none */
  emailAddresses: string[];

  /** Number to call, when the desk answers the telephone */
  @ApiProperty({ nullable: true, type: String, example: '+1 415 555 0134' })
  phoneNumber: string | null;

  /** How one becomes a customer */
  @ApiProperty({ enum: signUpWays, enumName: 'SignUpWay' })
  signUp: SignUpWay;

  /** What a password must be */
  password: PasswordRuleDto;

  /** Where the desk's documentation is */
  @ApiProperty({ nullable: true, type: String, format: 'uri' })
  documentation: string | null;

  /** Where the desk's own portal is; null: the one that comes with the service */
  @ApiProperty({ nullable: true, type: String, format: 'uri' })
  portal: string | null;

  /** Address of the logo */
  @ApiProperty({ nullable: true, type: String, format: 'uri' })
  logo: string | null;

  /** CSS colour of the desk's brand */
  @ApiProperty({ nullable: true, type: String, example: '#0b5fff' })
  colour: string | null;

  /** IANA time zone in which the desk counts days */
  timeZone: string;

  /** Whether this is a test desk, whose clock can be moved */
  test: boolean;

  /** When a test desk is gone, by real time, not by its own clock; null: not by itself */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  expiresAt: string | null;

  /** Version of the blueprint in force */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** The clock of a test desk. */
export class TestClockDto {
  /** The desk's present instant */
  @ApiProperty({ format: 'date-time' })
  now: string;

  /** Whether the clock was moved: it then stands still until it is moved again */
  moved: boolean;
}

/** Where to move the clock of a test desk: `to` an instant or `by` a duration, forward only. */
export class TestClockMoveDto {
  /** RFC 3339 instant */
  @ApiProperty({ format: 'date-time', example: '2026-03-01T09:00:00Z' })
  @Omittable()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  to?: string;

  /** ISO 8601 duration; days are 24 hours here */
  @ApiProperty({ format: 'duration', example: 'PT72H' })
  @Omittable()
  @IsString()
  @MaxLength(40)
  @Matches(plainDuration, { message: 'by must be an ISO 8601 duration of days, hours, minutes and seconds' })
  by?: string;
}
