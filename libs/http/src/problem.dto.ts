import { ApiProperty } from '@nestjs/swagger';
import { type ProblemCode, problemCodes } from '#kernel';

/** One complaint about one place of the input. */
export class ProblemErrorDto {
  /**
   * JSON pointer (RFC 6901) into the body, or `/query/<name>`, `/header/<name>`, `/path/<name>`
   * @example "/fields/errorCode"
   */
  pointer: string;

  /**
   * Stable code of the rule that is broken
   * @example "required"
   */
  code: string;

  /**
   * One sentence for a person
   * @example "Fill in the error code."
   */
  detail: string;

  /** Line in the source text, from 1 (blueprints only) */
  @ApiProperty({ type: 'integer' })
  line?: number;

  /** Column in the source text, from 1 (blueprints only) */
  @ApiProperty({ type: 'integer' })
  column?: number;
}

/** What went wrong, as RFC 9457 says it. Further members may stand beside these. */
export class ProblemDto {
  /**
   * Where the documentation of this kind of problem stands
   * @example "https://guichet.example/docs/problems/not-found"
   */
  @ApiProperty({ format: 'uri-reference' })
  type: string;

  /**
   * What kind of problem it is, the same for every occurrence
   * @example "Not found"
   */
  title: string;

  /**
   * The HTTP status
   * @example 404
   */
  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599 })
  status: number;

  /** What happened this time and what to do next */
  detail: string;

  /** The stable code to decide by */
  @ApiProperty({ enum: Object.keys(problemCodes).sort(), enumName: 'ProblemCode' })
  code: ProblemCode;

  /** What is wrong, place by place */
  @ApiProperty({ type: [ProblemErrorDto] })
  errors?: ProblemErrorDto[];

  /**
   * Of `too-many-requests`: which limit is used up. When to come again stands in `Retry-After`
   * @example "filing"
   */
  limit?: string;

  /** Name this when you ask for help; it is also in the header `X-Request-Id` */
  requestId: string;
}
