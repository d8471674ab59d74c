import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, onTicket, orOnBehalf } from '#http';
import type { Caller } from '#kernel';
import { TicketDto } from '#tickets';
import { TransitionDraftDto } from './comment.dto.js';
import { TicketSteps } from './ticket-steps.service.js';

@ApiTags('tickets')
@Controller('v1/tickets/:ticket/transitions')
export class TransitionsController {
  constructor(private readonly steps: TicketSteps) {}

  /**
   * Moves a ticket along one of the desk's transitions.
   *
   * @remarks The ticket's `allowedActions` says which are possible now. What is not possible from the present status is
   * refused with 409, and the problem's member `allowedActions` says what is.
   */
  @Post()
  @Operation({
    access: orOnBehalf(onTicket('tickets:write')),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'unprocessable', 'transition-not-allowed', 'ticket-final'],
  })
  transitionCreate(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() draft: TransitionDraftDto,
  ): Promise<TicketDto> {
    return this.steps.take(caller, ticket, draft);
  }
}
