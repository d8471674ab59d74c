import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { systemClock } from '#kernel';
import { LimitTable } from './limit-table.js';
import { QuotaRow } from './quota.entity.js';
import { QuotaLeases } from './quota-leases.service.js';
import { Quotas } from './quotas.js';

/** How often anybody may do anything. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([QuotaRow])],
  providers: [
    LimitTable,
    QuotaLeases,
    {
      provide: Quotas,
      inject: [QuotaLeases],
      useFactory: (leases: QuotaLeases) => new Quotas((asks, now) => leases.take(asks, now), systemClock),
    },
  ],
  exports: [LimitTable, Quotas],
})
export class LimitsModule {}
