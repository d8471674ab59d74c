import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, onTicket, staff } from '#http';
import type { Caller } from '#kernel';
import { TicketLinkDto, TicketLinkPageDto, TicketLinkSetDto } from './ticket-link.dto.js';
import { TicketLinks } from './ticket-links.service.js';

@ApiTags('tickets')
@Controller('v1/tickets/:ticket/links')
export class TicketLinksController {
  constructor(private readonly links: TicketLinks) {}

  /** What a ticket is to others, among those that the caller may see. */
  @Get()
  @Operation({ access: onTicket('tickets:read'), problems: ['not-found'] })
  ticketLinkList(@CallerOf() caller: Caller, @Param('ticket') ticket: string): Promise<TicketLinkPageDto> {
    return this.links.list(caller, ticket);
  }

  /**
   * Says what a ticket is to another one.
   *
   * @remarks Two tickets have one link at most: saying it anew replaces it, from either end. That one is the follow-up of
   * the other stays.
   */
  @Put(':other')
  @Operation({
    access: staff('tickets:write'),
    writes: true,
    problems: ['not-found', 'unprocessable', 'conflict'],
  })
  ticketLinkSet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Param('other') other: string,
    @Body() link: TicketLinkSetDto,
  ): Promise<TicketLinkDto> {
    return this.links.set(caller, ticket, other, link.relation);
  }

  /** Removes the link between two tickets. */
  @Delete(':other')
  @Operation({
    access: staff('tickets:write'),
    writes: true,
    status: 204,
    problems: ['not-found', 'unprocessable', 'conflict'],
  })
  async ticketLinkRemove(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Param('other') other: string,
  ): Promise<void> {
    await this.links.remove(caller, ticket, other);
  }
}
