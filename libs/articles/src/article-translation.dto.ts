import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';

/** Characters of an article's text at most. */
const longestBody = 100_000;
const aTitle = /^[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}][^\p{Cc}\p{Zl}\p{Zp}]*$/u;

/** How an article stands in one language. */
export class ArticleTranslationSummaryDto {
  /**
   * The language (BCP 47)
   * @example "fr"
   */
  language: string;

  /** The title as it was written last */
  title: string;

  /** Whether the text written last was made by a machine */
  machineTranslated: boolean;

  /** The version written last */
  @ApiProperty({ type: 'integer', minimum: 1 })
  latestVersion: number;

  /** The version that readers see; null: none */
  @ApiProperty({ nullable: true, type: 'integer', minimum: 1 })
  publishedVersion: number | null;

  /** When it was written last */
  @ApiProperty({ format: 'date-time' })
  savedAt: string;
}

/** An article in one language, to be saved. */
export class ArticleTranslationDraftDto {
  /**
   * Its title, one line
   * @example "My card is refused"
   */
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(aTitle, { message: 'title must say something, in one line' })
  title: string;

  /**
   * The text, in Markdown (CommonMark with tables). HTML in it is shown as it was typed
   * @example "Wait **ten seconds**, then hold the card to the reader again."
   */
  @ApiProperty({ maxLength: longestBody })
  @IsString()
  @MaxLength(longestBody)
  body: string;

  /** Whether a machine made this text out of another language; readers are told. Not unless said */
  @Omittable()
  @IsBoolean()
  machineTranslated?: boolean;
}

/** An article in one language, as it was written. */
export class ArticleTranslationDto {
  /** Id of the article */
  @ApiProperty({ format: 'uuid' })
  articleId: string;

  /**
   * The language (BCP 47)
   * @example "fr"
   */
  language: string;

  /** The title */
  title: string;

  /** The text, in Markdown */
  body: string;

  /** The text as readers get it: HTML, sanitised */
  html: string;

  /** Whether a machine made this text out of another language */
  machineTranslated: boolean;

  /** When it was written */
  @ApiProperty({ format: 'date-time' })
  savedAt: string;

  /** Who wrote it: the id of a person or of a key; null: the service itself */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  savedBy: string | null;

  /** Whether it is the version that readers see */
  published: boolean;

  /** Counts what was written in this language, from 1 */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** What was written once, without its text. */
export class ArticleVersionDto {
  /** Counts what was written in this language, from 1 */
  @ApiProperty({ type: 'integer', minimum: 1 })
  number: number;

  /** The title */
  title: string;

  /** Whether a machine made this text out of another language */
  machineTranslated: boolean;

  /** When it was written */
  @ApiProperty({ format: 'date-time' })
  savedAt: string;

  /** Who wrote it: the id of a person or of a key; null: the service itself */
  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  savedBy: string | null;

  /** Whether it is the version that readers see */
  published: boolean;
}

/** A page of versions, newest first. */
export class ArticleVersionPageDto {
  @ApiProperty({ type: [ArticleVersionDto] })
  items: ArticleVersionDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class ArticleVersionListQueryDto extends PageQueryDto {}
