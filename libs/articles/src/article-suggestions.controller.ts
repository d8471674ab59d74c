import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, reader, staff } from '#http';
import type { Caller } from '#kernel';
import {
  ArticleDeflectionDto,
  ArticleDeflectionQueryDto,
  ArticleOpeningDto,
  ArticleSolutionDto,
  ArticleSuggestionDraftDto,
  ArticleSuggestionDto,
} from './article-suggestion.dto.js';
import { ArticleSuggestions } from './article-suggestions.service.js';

const access = reader('articles:read');

@ApiTags('articles')
@Controller('v1')
export class ArticleSuggestionsController {
  constructor(private readonly suggestions: ArticleSuggestions) {}

  /**
   * Tell that articles were shown to somebody about to ask
   * @remarks Once they pause, not with every keystroke. Name the answer's id when a ticket is filed after all.
   */
  @Post('desks/:desk/article-suggestions')
  @Operation({ access, writes: true, problems: ['not-found', 'unprocessable'] })
  articleSuggestionCreate(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Body() draft: ArticleSuggestionDraftDto,
  ): Promise<ArticleSuggestionDto> {
    return this.suggestions.show(caller, draft);
  }

  /** Tell that one of the articles shown was opened */
  @Post('desks/:desk/article-suggestions/:suggestion/openings')
  @Operation({ access, writes: true, problems: ['not-found', 'unprocessable'] })
  articleSuggestionOpen(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Param('suggestion') suggestion: string,
    @Body() opening: ArticleOpeningDto,
  ): Promise<ArticleSuggestionDto> {
    return this.suggestions.open(caller, suggestion, opening);
  }

  /** Tell that no ticket is needed any more */
  @Put('desks/:desk/article-suggestions/:suggestion/solution')
  @Operation({ access, writes: true, problems: ['not-found', 'conflict', 'unprocessable'] })
  articleSuggestionSolve(
    @CallerOf() caller: Caller,
    @Param('desk') _desk: string,
    @Param('suggestion') suggestion: string,
    @Body() solution: ArticleSolutionDto,
  ): Promise<ArticleSuggestionDto> {
    return this.suggestions.solve(caller, suggestion, solution);
  }

  /** Count the tickets that articles made needless */
  @Get('article-deflection')
  @Operation({ access: staff('articles:read') })
  articleDeflectionGet(
    @CallerOf() caller: Caller,
    @Query() query: ArticleDeflectionQueryDto,
  ): Promise<ArticleDeflectionDto> {
    return this.suggestions.deflection(caller, query);
  }
}
