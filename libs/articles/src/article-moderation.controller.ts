import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { ArticleCommentDto, ArticleCommentRedactionDto } from './article-comment.dto.js';
import { ArticleComments } from './article-comments.service.js';

@ApiTags('articles')
@Controller('v1/articles/:article/comments')
export class ArticleModerationController {
  constructor(private readonly comments: ArticleComments) {}

  /** Take the words of a reader’s comment away, for good */
  @Post(':comment/redaction')
  @Operation({
    access: staff('articles:write'),
    writes: true,
    ifMatch: 'optional',
    status: 200,
    problems: ['not-found'],
  })
  articleCommentRedact(
    @CallerOf() caller: Caller,
    @Param('article') article: string,
    @Param('comment') comment: string,
    @Body() redaction: ArticleCommentRedactionDto,
  ): Promise<ArticleCommentDto> {
    return this.comments.redact(caller, article, comment, redaction);
  }
}
