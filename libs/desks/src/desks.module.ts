import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BlueprintVersionRow, DeskRow } from './desk.entity.js';
import { DeskRegistry } from './desk-registry.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([DeskRow, BlueprintVersionRow])],
  providers: [DeskRegistry],
  exports: [DeskRegistry],
})
export class DesksModule {}
