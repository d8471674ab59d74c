import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NumberBlockRow } from './number-block.entity.js';
import { ReadMarkerRow } from './read-marker.entity.js';
import { TicketLinkRow, TicketRow, TicketTextRow } from './ticket.entity.js';
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
  controllers: [],
  providers: [],
  exports: [],
})
export class TicketsModule {}
