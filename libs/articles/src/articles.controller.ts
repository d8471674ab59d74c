import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { ArticleChangeDto, ArticleDraftDto, ArticleDto, ArticleListQueryDto, ArticlePageDto } from './article.dto.js';
import { ArticlePublication } from './article-publication.service.js';
import { Articles } from './articles.service.js';

@ApiTags('articles')
@Controller('v1/articles')
export class ArticlesController {
  constructor(
    private readonly articles: Articles,
    private readonly publication: ArticlePublication,
  ) {}

  /** List the articles of the desk, newest first, drafts and archived ones among them */
  @Get()
  @Operation({ access: staff('articles:read'), problems: ['invalid-cursor'] })
  articleList(@CallerOf() caller: Caller, @Query() query: ArticleListQueryDto): Promise<ArticlePageDto> {
    return this.articles.list(caller, query);
  }

  /**
   * Begin an article
   * @remarks It is a draft: nobody but its writers knows of it until it is published.
   */
  @Post()
  @Operation({ access: staff('articles:write'), writes: true, problems: ['already-exists', 'unprocessable'] })
  articleCreate(@CallerOf() caller: Caller, @Body() draft: ArticleDraftDto): Promise<ArticleDto> {
    return this.articles.create(caller, draft);
  }

  /** Read what there is of an article, as its writers do */
  @Get(':article')
  @Operation({ access: staff('articles:read'), problems: ['not-found'] })
  articleGet(@CallerOf() caller: Caller, @Param('article') article: string): Promise<ArticleDto> {
    return this.articles.get(caller, article);
  }

  /** Change the name or the readers of an article */
  @Patch(':article')
  @Operation({
    access: staff('articles:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'already-exists', 'unprocessable'],
  })
  articleUpdate(
    @CallerOf() caller: Caller,
    @Param('article') article: string,
    @Body() change: ArticleChangeDto,
  ): Promise<ArticleDto> {
    return this.articles.update(caller, article, change);
  }

  /**
   * Publish what was written last, in every language
   * @remarks What is written afterwards waits until the article is published again.
   */
  @Put(':article/publication')
  @Operation({
    access: staff('articles:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'conflict'],
  })
  articlePublish(@CallerOf() caller: Caller, @Param('article') article: string): Promise<ArticleDto> {
    return this.publication.publish(caller, article);
  }

  /** Withdraw an article from its readers */
  @Delete(':article/publication')
  @Operation({
    access: staff('articles:write'),
    writes: true,
    ifMatch: 'required',
    status: 200,
    problems: ['not-found', 'conflict'],
  })
  articleWithdraw(@CallerOf() caller: Caller, @Param('article') article: string): Promise<ArticleDto> {
    return this.publication.withdraw(caller, article);
  }

  /** Put an article away */
  @Put(':article/archival')
  @Operation({
    access: staff('articles:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'conflict'],
  })
  articleArchive(@CallerOf() caller: Caller, @Param('article') article: string): Promise<ArticleDto> {
    return this.publication.archive(caller, article);
  }

  /** Take an archived article up again, as a draft */
  @Delete(':article/archival')
  @Operation({
    access: staff('articles:write'),
    writes: true,
    ifMatch: 'required',
    status: 200,
    problems: ['not-found', 'conflict'],
  })
  articleRestore(@CallerOf() caller: Caller, @Param('article') article: string): Promise<ArticleDto> {
    return this.publication.restore(caller, article);
  }
}
