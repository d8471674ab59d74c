import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, signedIn, staff } from '#http';
import type { Caller } from '#kernel';
import { EscalationDraftDto } from './escalation.dto.js';
import { Escalations } from './escalations.js';
import { TicketDto } from './ticket.dto.js';

@ApiTags('tickets')
@Controller('v1/tickets/:ticket/escalation')
export class EscalationsController {
  constructor(private readonly escalations: Escalations) {}

  /**
   * Presses for a ticket: those in charge are told, and its agents see it first in their lists.
   *
   * @remarks Possible where the desk offers it, most often for a ticket that is late by the desk's own targets or whose
   * agent has been silent for too long; `allowedActions` says whether `escalate` is possible now, and why not.
   */
  @Post()
  @Operation({
    access: signedIn('tickets:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict'],
  })
  escalationCreate(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() draft: EscalationDraftDto,
  ): Promise<TicketDto> {
    return this.escalations.escalate(caller, ticket, draft);
  }

  /**
   * Ends an escalation before the ticket ends.
   *
   * @remarks It ends by itself when the ticket is solved, closed or cancelled.
   */
  @Delete()
  @Operation({ access: staff('tickets:write'), writes: true, ifMatch: 'optional', problems: ['not-found'] })
  escalationEnd(@CallerOf() caller: Caller, @Param('ticket') ticket: string): Promise<TicketDto> {
    return this.escalations.end(caller, ticket);
  }
}
