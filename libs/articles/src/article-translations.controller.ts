import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import {
  ArticleTranslationDraftDto,
  ArticleTranslationDto,
  ArticleVersionListQueryDto,
  ArticleVersionPageDto,
} from './article-translation.dto.js';
import { ArticleTranslations } from './article-translations.service.js';

@ApiTags('articles')
@Controller('v1/articles/:article/translations/:language')
export class ArticleTranslationsController {
  constructor(private readonly translations: ArticleTranslations) {}

  /** Read what an article says in a language, as it was written last */
  @Get()
  @Operation({ access: staff('articles:read'), problems: ['not-found'] })
  articleTranslationGet(
    @CallerOf() caller: Caller,
    @Param('article') article: string,
    @Param('language') language: string,
  ): Promise<ArticleTranslationDto> {
    return this.translations.get(caller, article, language, null);
  }

  /**
   * Write an article in a language, anew or for the first time
   * @remarks Readers see it once the article is published again. `If-Match` is required where there is a text already.
   */
  @Put()
  @Operation({
    access: staff('articles:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict', 'unprocessable', 'precondition-required'],
  })
  articleTranslationSet(
    @CallerOf() caller: Caller,
    @Param('article') article: string,
    @Param('language') language: string,
    @Body() draft: ArticleTranslationDraftDto,
  ): Promise<ArticleTranslationDto> {
    return this.translations.set(caller, article, language, draft);
  }

  /** Remove a language from an article, for its readers at once */
  @Delete()
  @Operation({
    access: staff('articles:write'),
    writes: true,
    ifMatch: 'required',
    status: 204,
    problems: ['not-found', 'conflict'],
  })
  async articleTranslationRemove(
    @CallerOf() caller: Caller,
    @Param('article') article: string,
    @Param('language') language: string,
  ): Promise<void> {
    await this.translations.remove(caller, article, language);
  }

  /** List what was written in a language, newest first */
  @Get('versions')
  @Operation({ access: staff('articles:read'), problems: ['not-found', 'invalid-cursor'] })
  articleVersionList(
    @CallerOf() caller: Caller,
    @Param('article') article: string,
    @Param('language') language: string,
    @Query() query: ArticleVersionListQueryDto,
  ): Promise<ArticleVersionPageDto> {
    return this.translations.versions(caller, article, language, query);
  }

  /** Read what was written once */
  @Get('versions/:number')
  @Operation({ access: staff('articles:read'), problems: ['not-found'] })
  articleVersionGet(
    @CallerOf() caller: Caller,
    @Param('article') article: string,
    @Param('language') language: string,
    @Param('number') number: string,
  ): Promise<ArticleTranslationDto> {
    return this.translations.get(caller, article, language, number);
  }
}
