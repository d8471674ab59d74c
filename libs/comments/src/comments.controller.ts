import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, onTicket, orOnBehalf, staff } from '#http';
import type { Caller } from '#kernel';
import {
  CommentChangeDto,
  CommentDraftDto,
  CommentDto,
  CommentListQueryDto,
  CommentPageDto,
  RedactionDto,
} from './comment.dto.js';
import { Comments } from './comments.service.js';

@ApiTags('comments')
@Controller('v1/tickets/:ticket/comments')
export class CommentsController {
  constructor(private readonly comments: Comments) {}

  /** What was said on a ticket, oldest first, as far as the caller may know. */
  @Get()
  @Operation({ access: orOnBehalf(onTicket('tickets:read')), problems: ['not-found', 'invalid-cursor'] })
  commentList(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Query() query: CommentListQueryDto,
  ): Promise<CommentPageDto> {
    return this.comments.list(caller, ticket, query);
  }

  /**
   * Says something on a ticket.
   *
   * @remarks A public comment may move the ticket: by the `transition` sent along, else by what the desk ties to a reply
   * of an agent or an answer of a customer. Where a final ticket refuses comments, the problem says how to file a
   * follow-up.
   */
  @Post()
  @Operation({
    access: orOnBehalf(onTicket('tickets:write')),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'unprocessable', 'conflict', 'transition-not-allowed', 'ticket-final'],
  })
  commentCreate(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() draft: CommentDraftDto,
  ): Promise<CommentDto> {
    return this.comments.add(caller, ticket, draft);
  }

  /** One comment. */
  @Get(':comment')
  @Operation({ access: orOnBehalf(onTicket('tickets:read')), problems: ['not-found'] })
  commentGet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Param('comment') comment: string,
  ): Promise<CommentDto> {
    return this.comments.get(caller, ticket, comment);
  }

  /** Changes what a comment says; its author may, for 15 minutes. */
  @Patch(':comment')
  @Operation({
    access: onTicket('tickets:write'),
    writes: true,
    ifMatch: 'required',
    problems: ['not-found', 'conflict'],
  })
  commentUpdate(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Param('comment') comment: string,
    @Body() change: CommentChangeDto,
  ): Promise<CommentDto> {
    return this.comments.update(caller, ticket, comment, change);
  }

  /**
   * Takes the words of a comment away, for good.
   *
   * @remarks The comment stays, without its text; neither reads nor search know its words any more.
   */
  @Post(':comment/redaction')
  @Operation({
    access: staff('tickets:write'),
    writes: true,
    ifMatch: 'optional',
    status: 200,
    problems: ['not-found'],
  })
  commentRedact(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Param('comment') comment: string,
    @Body() redaction: RedactionDto,
  ): Promise<CommentDto> {
    return this.comments.redact(caller, ticket, comment, redaction);
  }
}
