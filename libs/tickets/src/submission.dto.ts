import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsMailAddress } from '#accounts';
import { Omittable } from '#http';

/** A challenge, and the work that was done on it. */
export class WorkProofDto {
  /** As `submissionChallengeCreate` gave it */
  @IsString()
  @MaxLength(300)
  challenge: string;

  /** The number whose hash with the challenge begins with as many zero bits as were asked for */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  answer: number;
}

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

  /** The visitor's address, where the confirmation goes; to be given unless `identity` names them */
  @Omittable()
  @IsMailAddress()
  email?: string;

  /**
   * What to call somebody whom the desk does not know yet
   * @example "Ana Sousa"
   */
  @Omittable()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;

  /**
   * Who looks at the page, as the partner's server has signed it with the secret of the publishable key: a JSON Web Token
   * (RFC 7519, HS256) of `email`, `name` if you like, `aud` (the publishable key, `gpk_…`), `iat` and `exp`, at most ten
   * minutes apart, and `jti` if it is to be good for one form alone. It stands for `email`, `name` and `proof`, which are
   * left out then
   */
  @Omittable()
  @IsString()
  @MaxLength(4000)
  identity?: string;

  /** What goes with it: `file` of each `submissionFileCreate`; the form says how many it takes, and whether it takes any */
  @Omittable()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  files?: string[];

  /** Id of the articles that were shown before it was sent (`articleSuggestionCreate`), to know that they did not do */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  articleSuggestion?: string;

  /** The visitor's machine has worked for it; needed unless the service asks for none, or `identity` names the visitor */
  @Omittable()
  @ValidateNested()
  @Type(() => WorkProofDto)
  proof?: WorkProofDto;
}

/** The work that was done for a file: as `WorkProof`, in the address, since the body is the file. */
export class SubmissionFileQueryDto {
  /** As `submissionChallengeCreate` gave it; needed unless the service asks for no work */
  @Omittable()
  @IsString()
  @MaxLength(300)
  challenge?: string;

  /** The number whose hash with the challenge begins with as many zero bits as were asked for */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  answer?: number;
}

/** A file that waits for the form it goes with. */
export class SubmissionFileDto {
  /** What `submissionCreate` takes in `files`. Nobody else has it, and nothing but that can be done with it */
  file: string;

  /**
   * What it was called, without paths and control characters
   * @example "dock.jpg"
   */
  name: string;

  /**
   * Media type, judged by the content and not by the name
   * @example "image/jpeg"
   */
  type: string;

  /** Bytes */
  @ApiProperty({ type: 'integer', minimum: 1 })
  size: number;
}

/** The form was taken. The answer is the same whoever is known here. */
export class SubmissionDto {
  /**
   * What happens next
   * @example "We have your request. A mail confirms it."
   */
  detail: string;
}
