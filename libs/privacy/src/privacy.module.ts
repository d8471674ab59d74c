import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Belongings } from '#accounts';
import { ErasureRow } from './erasure.entity.js';
import { ErasureRequests } from './erasure-requests.service.js';
import { ErasuresController } from './erasures.controller.js';
import { Erasures } from './erasures.service.js';
import { LegalHoldRow } from './legal-hold.entity.js';
import { LegalHoldsController } from './legal-holds.controller.js';
import { LegalHolds } from './legal-holds.service.js';
import { PersonExportsController } from './person-exports.controller.js';
import { PersonExports } from './person-exports.service.js';
import { privacyBelongings } from './privacy-belongings.js';

@Module({
  imports: [TypeOrmModule.forFeature([ErasureRow, LegalHoldRow])],
  controllers: [ErasuresController, LegalHoldsController, PersonExportsController],
  providers: [Erasures, ErasureRequests, LegalHolds, PersonExports],
})
export class PrivacyModule {
  constructor(belongings: Belongings) {
    belongings.add(privacyBelongings);
  }
}
