import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BlueprintVersionRow, DeskRow } from './desk.entity.js';
import { DeskNews } from './desk-news.service.js';
import { DeskRegistry } from './desk-registry.js';
import { DesksController } from './desks.controller.js';
import { RetentionRounds } from './retention.service.js';
import { TestClock } from './test-clock.js';

/** Finding desks; the module of the worker, which opens no door. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([DeskRow, BlueprintVersionRow])],
  providers: [DeskNews, DeskRegistry, RetentionRounds],
  exports: [DeskNews, DeskRegistry, RetentionRounds],
})
export class DeskRegistryModule {}

@Module({ imports: [DeskRegistryModule], controllers: [DesksController], providers: [TestClock] })
export class DesksModule {}
