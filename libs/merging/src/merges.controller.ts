import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, staff } from '#http';
import type { Caller } from '#kernel';
import { TicketDto } from '#tickets';
import { MergeDraftDto } from './merge.dto.js';
import { Merges } from './merges.service.js';

@ApiTags('tickets')
@Controller('v1/tickets/:ticket')
export class MergesController {
  constructor(private readonly merges: Merges) {}

  /**
   * Merges a ticket into another one of the same organization.
   *
   * @remarks Its id and number stay and lead on: what is said on it, late mail replies too, lands on the other one, whose
   * conversation shows what was said on both, to each reader as far as the desk shows it to them. Whoever was on it takes
   * part in the other from now on. It keeps its status, stands in no list unless `merged` asks for it, and its clocks
   * stand still.
   */
  @Post('merges')
  @Operation({
    access: staff('tickets:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'unprocessable', 'conflict', 'ticket-final'],
  })
  mergeCreate(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() draft: MergeDraftDto,
  ): Promise<TicketDto> {
    return this.merges.merge(caller, ticket, draft);
  }

  /**
   * Makes a merged ticket a ticket of its own again.
   *
   * @remarks Both are again as they were. What was said meanwhile stays on the one that went on; timers that were due
   * meanwhile go off now.
   */
  @Delete('merge')
  @Operation({
    access: staff('tickets:write'),
    writes: true,
    ifMatch: 'optional',
    problems: ['not-found', 'conflict'],
  })
  mergeUndo(@CallerOf() caller: Caller, @Param('ticket') ticket: string): Promise<TicketDto> {
    return this.merges.unmerge(caller, ticket);
  }
}
