import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { Omittable, PageQueryDto } from '#http';
import { type ArticleAudience, type ArticleStatus, articleAudiences, articleStatuses } from './article.entity.js';
import { ArticleTranslationDraftDto, ArticleTranslationSummaryDto } from './article-translation.dto.js';

const aSlug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** How many readers an article helped. */
export class ArticleVotesDto {
  /** Signed-in readers whom it helped */
  @ApiProperty({ type: 'integer', minimum: 0 })
  helpful: number;

  /** Signed-in readers whom it did not help */
  @ApiProperty({ type: 'integer', minimum: 0 })
  notHelpful: number;

  /** Strangers whom it helped; each network they come from counts once */
  @ApiProperty({ type: 'integer', minimum: 0 })
  strangersHelpful: number;

  /** Strangers whom it did not help */
  @ApiProperty({ type: 'integer', minimum: 0 })
  strangersNotHelpful: number;
}

/** An article as those see it who write it. */
export class ArticleDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example "card-is-refused" */
  slug: string;

  /** Whether readers see it. What is archived is kept and cannot be written */
  @ApiProperty({ enum: articleStatuses, enumName: 'ArticleStatus' })
  status: ArticleStatus;

  /** Who may read it once it is published: everybody, or whoever is signed in */
  @ApiProperty({ enum: articleAudiences, enumName: 'ArticleAudience' })
  audience: ArticleAudience;

  /** The languages it is written in */
  @ApiProperty({ type: [ArticleTranslationSummaryDto] })
  translations: ArticleTranslationSummaryDto[];

  /** What readers said of it */
  votes: ArticleVotesDto;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  /** When it was published last; null: never */
  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  publishedAt: string | null;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;
}

/** A page of articles. */
export class ArticlePageDto {
  @ApiProperty({ type: [ArticleDto] })
  items: ArticleDto[];

  /** Leads to the next page; null on the last one */
  @ApiProperty({ nullable: true, type: String })
  nextCursor: string | null;
}

export class ArticleListQueryDto extends PageQueryDto {
  /** Only those in this state */
  @ApiProperty({ enum: articleStatuses, enumName: 'ArticleStatus' })
  @Omittable()
  @IsIn(articleStatuses)
  status?: ArticleStatus;

  /** Only those for these readers */
  @ApiProperty({ enum: articleAudiences, enumName: 'ArticleAudience' })
  @Omittable()
  @IsIn(articleAudiences)
  audience?: ArticleAudience;
}

/** An article to begin, in its first language. It is a draft until it is published. */
export class ArticleDraftDto extends ArticleTranslationDraftDto {
  /**
   * The language it is written in (BCP 47), one of the desk's; the desk's first unless given
   * @example "en"
   */
  @Omittable()
  @IsString()
  @MaxLength(35)
  language?: string;

  /** Its name in paths; made of the title unless given */
  @Omittable()
  @IsString()
  @MaxLength(80)
  @Matches(aSlug, { message: 'slug takes lower-case letters, digits and single hyphens between them' })
  slug?: string;

  /** Who may read it once it is published; everybody unless said */
  @ApiProperty({ enum: articleAudiences, enumName: 'ArticleAudience' })
  @Omittable()
  @IsIn(articleAudiences)
  audience?: ArticleAudience;
}

/** What to change about an article besides its texts. */
export class ArticleChangeDto {
  /** Its name in paths */
  @Omittable()
  @IsString()
  @MaxLength(80)
  @Matches(aSlug, { message: 'slug takes lower-case letters, digits and single hyphens between them' })
  slug?: string;

  /** Who may read it once it is published; holds at once */
  @ApiProperty({ enum: articleAudiences, enumName: 'ArticleAudience' })
  @Omittable()
  @IsIn(articleAudiences)
  audience?: ArticleAudience;
}
