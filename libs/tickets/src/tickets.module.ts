import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ColumnsController } from './columns.controller.js';
import { Columns } from './columns.js';
import { NumberBlockRow } from './number-block.entity.js';
import { ReadMarkerRow } from './read-marker.entity.js';
import { ReadMarkers } from './read-markers.js';
import { DeskRequestTypesController, RequestTypesController } from './request-types.controller.js';
import { RequestTypes } from './request-types.js';
import { TicketLinkRow, TicketRow, TicketTextRow } from './ticket.entity.js';
import { TicketCounts } from './ticket-counts.js';
import { TicketHistory } from './ticket-history.js';
import { TicketLists } from './ticket-lists.js';
import { TicketReader } from './ticket-reader.js';
import { TicketsReadController } from './tickets-read.controller.js';
import { TicketTargetRow, TimerRow } from './timer.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      TicketRow,
      TicketLinkRow,
      TicketTextRow,
      TimerRow,
      TicketTargetRow,
      ReadMarkerRow,
      NumberBlockRow,
    ]),
  ],
  controllers: [TicketsReadController, ColumnsController, RequestTypesController, DeskRequestTypesController],
  providers: [TicketLists, TicketCounts, TicketReader, TicketHistory, ReadMarkers, Columns, RequestTypes],
  exports: [TicketReader],
})
export class TicketsModule {}
