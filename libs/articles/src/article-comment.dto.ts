import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';

/** Characters of an article's comment at most. */
const longestComment = 5_000;

/** Who commented on an article. */
export class ArticleCommentAuthorDto {
  /** Their name; the desk's for those who work for it. Strangers are not told the names of readers */
  @ApiProperty({ nullable: true, type: String })
  name: string | null;

  /** Whether they work for the desk */
  staff: boolean;
}

/** What a signed-in reader said under an article. */
export class ArticleCommentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Id of the article */
  @ApiProperty({ format: 'uuid' })
  articleId: string;

  /** Who said it */
  author: ArticleCommentAuthorDto;

  /** Plain text; null once redacted */
  @ApiProperty({ nullable: true, type: String })
  body: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When its words were taken away */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  redactedAt: string | null;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A page of comments, oldest first. */
export class ArticleCommentPageDto {
  @ApiProperty({ type: [ArticleCommentDto] })
  items: ArticleCommentDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class ArticleCommentListQueryDto extends PageQueryDto {}

/** Something to say under an article. */
export class ArticleCommentDraftDto {
  /**
   * Plain text
   * @example "It worked after the second try."
   */
  @ApiProperty({ minLength: 1, maxLength: longestComment })
  @IsString()
  @MaxLength(longestComment)
  @Matches(/\S/u, { message: 'body must say something' })
  body: string;
}

/** Takes the words of a comment away, for good. */
export class ArticleCommentRedactionDto {
  /** Why, for the history */
  @Omittable()
  @IsString()
  @MaxLength(1000)
  @Matches(/\S/u, { message: 'reason must say something' })
  reason?: string;
}
