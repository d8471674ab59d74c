import { Module } from '@nestjs/common';
import { LookAlikesController } from './look-alikes.controller.js';
import { LookAlikes } from './look-alikes.service.js';

@Module({
  controllers: [LookAlikesController],
  providers: [LookAlikes],
})
export class MergingModule {}
