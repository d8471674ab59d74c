import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HeldTimerRow } from './held-timer.entity.js';
import { LookAlikesController } from './look-alikes.controller.js';
import { LookAlikes } from './look-alikes.service.js';
import { MergesController } from './merges.controller.js';
import { Merges } from './merges.service.js';
import { TicketLinksController } from './ticket-links.controller.js';
import { TicketLinks } from './ticket-links.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([HeldTimerRow])],
  controllers: [LookAlikesController, MergesController, TicketLinksController],
  providers: [LookAlikes, Merges, TicketLinks],
})
export class MergingModule {}
