import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsRFC3339, IsUUID } from 'class-validator';
import { Omittable } from '#http';

export const suggestionOutcomes = ['solved', 'filed'] as const;
export type SuggestionOutcome = (typeof suggestionOutcomes)[number];

/** Articles that were shown to somebody who was about to ask. */
export class ArticleSuggestionDraftDto {
  /** Ids of the articles that were shown, as `articleSuggest` gave them */
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 10 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  articles: string[];
}

/** What was shown to somebody who was about to ask, and what came of it. */
export class ArticleSuggestionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Ids of the articles that were shown */
  articles: string[];

  /** Ids of those that were opened */
  opened: string[];

  /** `solved`: no ticket was needed. `filed`: one was filed all the same. null: neither, so far */
  @ApiProperty({ enum: suggestionOutcomes, enumName: 'SuggestionOutcome', nullable: true })
  outcome: SuggestionOutcome | null;

  /** Id of the article that solved it, where the reader said which */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  solvedBy: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

/** One of the articles was opened. */
export class ArticleOpeningDto {
  /** Id of the article */
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  article: string;
}

/** No ticket is needed any more. */
export class ArticleSolutionDto {
  /** Id of the article that did it, where the reader says which */
  @ApiProperty({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  article?: string;
}

export class ArticleDeflectionQueryDto {
  /** Only what was shown at this instant or later */
  @ApiProperty({ format: 'date-time' })
  @Omittable()
  @IsRFC3339()
  since?: string;
}

/** How many tickets articles made needless. */
export class ArticleDeflectionDto {
  /** How often articles were shown to somebody who was about to ask */
  @ApiProperty({ type: 'integer', minimum: 0 })
  shown: number;

  /** How often at least one of them was opened */
  @ApiProperty({ type: 'integer', minimum: 0 })
  opened: number;

  /** How often no ticket was needed then */
  @ApiProperty({ type: 'integer', minimum: 0 })
  solved: number;

  /** How often one was filed all the same */
  @ApiProperty({ type: 'integer', minimum: 0 })
  filed: number;
}
