import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, onTicket } from '#http';
import type { Caller } from '#kernel';
import { AudienceDto, AudienceQueryDto } from './audience.dto.js';
import { Comments } from './comments.service.js';

@ApiTags('comments')
@Controller('v1/tickets/:ticket/audience')
export class AudienceController {
  constructor(private readonly comments: Comments) {}

  /**
   * Who will see a comment that the caller writes now, and be mailed it.
   *
   * @remarks Send its `digest` with the comment, and it is refused if the audience has changed in between.
   */
  @Get()
  @Operation({ access: onTicket('tickets:read'), problems: ['not-found', 'ticket-final'] })
  audienceGet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Query() query: AudienceQueryDto,
  ): Promise<AudienceDto> {
    return this.comments.audience(caller, ticket, query.visibility ?? 'public');
  }
}
