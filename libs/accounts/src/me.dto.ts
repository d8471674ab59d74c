import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, IsTimeZone, MaxLength, MinLength } from 'class-validator';
import { Omittable } from '#http';
import { IsMailAddress } from './mail-address.decorator.js';
import { PersonDto } from './person.dto.js';

/** The caller themselves. */
export class MeDto extends PersonDto {
  /** The session that asks */
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  sessionId: string | null;
}

/** What to change of oneself; what is not named stays. */
export class MeUpdateDto {
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;

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

/** An address that the caller says is theirs. */
export class AddressAddDto {
  @IsMailAddress()
  email: string;
}
