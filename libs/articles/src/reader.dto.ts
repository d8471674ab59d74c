import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';
import { type ArticleAudience, articleAudiences } from './article.entity.js';

/** An article as its readers see it in lists. */
export class ArticleOutlineDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "card-is-refused" */
  slug: string;

  /**
   * Its title
   * @example "My card is refused"
   */
  title: string;

  /** The language of the title: the reader's, where the article has it, else the desk's first or another one */
  language: string;

  /** Whether a machine made this text out of another language */
  machineTranslated: boolean;

  /** How the text begins, or where it speaks of what was asked for; plain text */
  snippet: string;

  /** Who may read it: everybody, or whoever is signed in */
  @ApiProperty({ enum: articleAudiences, enumName: 'ArticleAudience' })
  audience: ArticleAudience;

  /** When it was published last */
  @ApiProperty({ format: 'date-time' })
  publishedAt: string;
}

/** A page of articles for readers. */
export class ArticleOutlinePageDto {
  @ApiProperty({ type: [ArticleOutlineDto] })
  items: ArticleOutlineDto[];

  /** Leads to the next page; null on the last one, and after a search, which gives the best ones alone */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

/** An article as its readers see it. */
export class PublishedArticleDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "card-is-refused" */
  slug: string;

  /**
   * Its title
   * @example "My card is refused"
   */
  title: string;

  /** The text: sanitised HTML, to be put into a page as it is */
  html: string;

  /** The language of title and text; `Content-Language` says the same */
  language: string;

  /** The languages it can be read in */
  languages: string[];

  /** Whether a machine made this text out of another language */
  machineTranslated: boolean;

  /** Who may read it: everybody, or whoever is signed in */
  @ApiProperty({ enum: articleAudiences, enumName: 'ArticleAudience' })
  audience: ArticleAudience;

  /** When it was published last */
  @ApiProperty({ format: 'date-time' })
  publishedAt: string;

  /** Whether the desk asks *was this helpful?* (`articleVoteSet`) */
  helpfulAsked: boolean;

  /** Whether signed-in readers may comment on it (`articleCommentCreate`) */
  commentsTaken: boolean;

  /** The caller's answer to *was this helpful?*; null: none yet */
  @ApiProperty({ nullable: true, type: Boolean })
  helpful: boolean | null;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

export class ArticleOutlineListQueryDto extends PageQueryDto {}

export class ArticleSearchQueryDto {
  /**
   * Words to find, in any of their forms, with or without accents; the last one may be a beginning
   * @example "card refused"
   */
  @IsString()
  @MaxLength(200)
  q: string;

  /** How many at most; 10 unless given */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 50 })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number;
}

export class ArticleSuggestQueryDto {
  /**
   * What has been typed so far, such as the summary of a request
   * @example "my card is ref"
   */
  @IsString()
  @MaxLength(500)
  text: string;

  /** How many at most; 5 unless given */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10 })
  @Omittable()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10)
  limit?: number;
}

/** Was this helpful? */
export class ArticleVoteDto {
  /** Whether it was */
  @IsBoolean()
  helpful: boolean;
}
