import { Module } from '@nestjs/common';
import { BlueprintsController } from './blueprints.controller.js';
import { Blueprints } from './blueprints.service.js';
import { DeskOpeningsController } from './desk-openings.controller.js';
import { DeskOpenings } from './desk-openings.service.js';

@Module({
  controllers: [DeskOpeningsController, BlueprintsController],
  providers: [DeskOpenings, Blueprints],
  exports: [DeskOpenings],
})
export class ProvisioningModule {}
