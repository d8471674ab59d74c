import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, MaxLength, MinLength } from 'class-validator';
import { IsMailAddress } from '#accounts';
import { Omittable } from '#http';

/** A form that a visitor of a page has filled in. */
export class SubmissionDraftDto {
  /**
   * Key of the request type
   * @example "question"
   */
  @IsString()
  @MaxLength(100)
  requestType: string;

  /**
   * Values of the type's form by field key; see `requestTypeGet` for its JSON Schema
   * @example { "subject": "Charger refuses my card", "description": "Since this morning." }
   */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  fields: Record<string, unknown>;

  /** The visitor's address, where the confirmation goes */
  @IsMailAddress()
  email: string;

  /**
   * What to call somebody whom the desk does not know yet
   * @example "Ana Sousa"
   */
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;
}

/** The form was taken. The answer is the same whoever is known here. */
export class SubmissionDto {
  /**
   * What happens next
   * @example "We have your request. A mail confirms it."
   */
  detail: string;
}
