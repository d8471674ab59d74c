import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, Operation, reader } from '#http';
import type { Caller } from '#kernel';
import {
  ArticleCommentDraftDto,
  ArticleCommentDto,
  ArticleCommentListQueryDto,
  ArticleCommentPageDto,
} from './article-comment.dto.js';
import { ArticleComments } from './article-comments.service.js';
import { ArticleVotes } from './article-votes.service.js';
import { PublishedArticles } from './published-articles.service.js';
import {
  ArticleOutlineListQueryDto,
  ArticleOutlinePageDto,
  ArticleSearchQueryDto,
  ArticleSuggestQueryDto,
  ArticleVoteDto,
  PublishedArticleDto,
} from './reader.dto.js';

const access = reader('articles:read');

/** Articles for their readers: with credentials they see what is for customers too. */
@ApiTags('articles')
@Controller('v1/desks/:desk')
export class PublishedArticlesController {
  constructor(
    private readonly articles: PublishedArticles,
    private readonly votes: ArticleVotes,
    private readonly comments: ArticleComments,
  ) {}

  /** List the published articles of a desk, in the reader’s language, published last first */
  @Get('articles')
  @Operation({ access, problems: ['not-found', 'invalid-cursor'] })
  deskArticleList(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Query() query: ArticleOutlineListQueryDto,
  ): Promise<ArticleOutlinePageDto> {
    return this.articles.list(caller, query);
  }

  /**
   * Search the published articles of a desk
   * @remarks In the reader's language, and in the language an article is shown in where it has no other. Words are found
   * in any of their forms; accents and typing errors are forgiven; words in titles weigh more. The best ones come first.
   */
  @Get('article-search')
  @Operation({ access, problems: ['not-found'] })
  deskArticleSearch(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Query() query: ArticleSearchQueryDto,
  ): Promise<ArticleOutlinePageDto> {
    return this.articles.search(caller, query);
  }

  /**
   * Suggest articles for what has been typed so far
   * @remarks Fit to be asked with every keystroke; nothing is recorded. What was shown to somebody who paused is told by
   * `articleSuggestionCreate`.
   */
  @Get('article-suggestions')
  @Operation({ access, problems: ['not-found'] })
  articleSuggest(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Query() query: ArticleSuggestQueryDto,
  ): Promise<ArticleOutlinePageDto> {
    return this.articles.suggest(caller, query);
  }

  /**
   * Read an article
   * @remarks In the reader's language where the article has it, else in the desk's first or another one;
   * `Content-Language` tells which.
   */
  @Get('articles/:article')
  @Operation({ access, problems: ['not-found'] })
  async deskArticleGet(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Param('article') article: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishedArticleDto> {
    const shown = await this.articles.get(caller, article);
    reply.header('content-language', shown.language);
    return shown;
  }

  /**
   * Say whether an article was helpful
   * @remarks Each signed-in reader has one answer for each article and may change it. Strangers have one for each network
   * they come from; theirs are counted apart.
   */
  @Put('articles/:article/vote')
  @Operation({ access, writes: true, problems: ['not-found', 'forbidden'] })
  articleVoteSet(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Param('article') article: string,
    @Body() vote: ArticleVoteDto,
  ): Promise<ArticleVoteDto> {
    return this.votes.set(caller, article, vote);
  }

  /** List what readers say under an article, oldest first */
  @Get('articles/:article/comments')
  @Operation({ access, problems: ['not-found', 'invalid-cursor'] })
  articleCommentList(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Param('article') article: string,
    @Query() query: ArticleCommentListQueryDto,
  ): Promise<ArticleCommentPageDto> {
    return this.comments.list(caller, article, query);
  }

  /**
   * Say something under an article
   * @remarks For signed-in people only.
   */
  @Post('articles/:article/comments')
  @Operation({ access, writes: true, problems: ['not-found', 'unauthenticated', 'forbidden'] })
  articleCommentCreate(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Param('article') article: string,
    @Body() draft: ArticleCommentDraftDto,
  ): Promise<ArticleCommentDto> {
    return this.comments.add(caller, article, draft);
  }
}
