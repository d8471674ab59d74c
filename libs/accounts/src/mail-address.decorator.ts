import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, Matches, MaxLength } from 'class-validator';

/**
 * A mail address in a request: at most 254 characters (RFC 5321 §4.5.3.1.3), international ones included (RFC 6531). No
 * control character: quoted local parts could hold line ends, which have no place in a header.
 */
export function IsMailAddress(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, maxLength: 254, example: 'ana@charge.example' }),
    IsEmail({ allow_utf8_local_part: true }, { message: 'email must be a mail address' }),
    Matches(/^\P{Cc}*$/u, { message: 'email must be a mail address' }),
    MaxLength(254),
  );
}
