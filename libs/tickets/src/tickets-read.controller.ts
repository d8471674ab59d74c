import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerOf, Operation, onTicket, orOnBehalf, personOnTicket } from '#http';
import type { Caller } from '#kernel';
import { ReadMarkerDto, ReadMarkerSetDto } from './read-marker.dto.js';
import { ReadMarkers } from './read-markers.js';
import { TicketDto, TicketPageDto } from './ticket.dto.js';
import { TicketCountDto, TicketCountQueryDto } from './ticket-count.dto.js';
import { TicketCounts } from './ticket-counts.js';
import { TicketHistoryPageDto, TicketHistoryQueryDto } from './ticket-history.dto.js';
import { TicketHistory } from './ticket-history.js';
import { TicketListQueryDto } from './ticket-list.dto.js';
import { TicketLists } from './ticket-lists.js';
import { TicketReader } from './ticket-reader.js';

@ApiTags('tickets')
@Controller('v1/tickets')
export class TicketsReadController {
  constructor(
    private readonly lists: TicketLists,
    private readonly counts: TicketCounts,
    private readonly reader: TicketReader,
    private readonly history: TicketHistory,
    private readonly markers: ReadMarkers,
  ) {}

  /**
   * The tickets that the caller may see, narrowed, searched and sorted.
   *
   * @remarks A cursor leads on in the same list only: sent with another filter, order or search it is refused.
   */
  @Get()
  @Operation({ access: orOnBehalf(onTicket('tickets:read')), problems: ['invalid-cursor'] })
  ticketList(@CallerOf() caller: Caller, @Query() query: TicketListQueryDto): Promise<TicketPageDto> {
    return this.lists.page(caller, query);
  }

  /** How many tickets there are, status by status, among those that the caller may see. */
  @Get('count')
  @Operation({ access: onTicket('tickets:read') })
  ticketCount(@CallerOf() caller: Caller, @Query() query: TicketCountQueryDto): Promise<TicketCountDto> {
    return this.counts.count(caller, query);
  }

  /**
   * A ticket, with what the caller may do with it and what the desk will do by itself.
   *
   * @remarks The path takes the ticket's id or its number.
   */
  @Get(':ticket')
  @Operation({ access: orOnBehalf(onTicket('tickets:read')), problems: ['not-found'] })
  ticketGet(@CallerOf() caller: Caller, @Param('ticket') ticket: string): Promise<TicketDto> {
    return this.reader.get(caller, ticket);
  }

  /** What happened to a ticket, as far as the caller may know: who, what and when. */
  @Get(':ticket/history')
  @Operation({ access: orOnBehalf(onTicket('tickets:read')), problems: ['not-found', 'invalid-cursor'] })
  ticketHistoryList(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Query() query: TicketHistoryQueryDto,
  ): Promise<TicketHistoryPageDto> {
    return this.history.page(caller, ticket, query);
  }

  /** Mark a ticket as read by the caller, up to an instant. */
  @Put(':ticket/read-marker')
  @Operation({ access: personOnTicket, writes: true, problems: ['not-found'] })
  readMarkerSet(
    @CallerOf() caller: Caller,
    @Param('ticket') ticket: string,
    @Body() marker: ReadMarkerSetDto,
  ): Promise<ReadMarkerDto> {
    return this.markers.set(caller, ticket, marker.readAt);
  }
}
