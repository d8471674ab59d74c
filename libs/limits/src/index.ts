export type { Spend } from './lease-queue.js';
export { type Limit, type LimitName, LimitTable, limitNames, tooMany } from './limit-table.js';
export { LimitsModule } from './limits.module.js';
export { Quotas, type Standing } from './quotas.js';
export { sourceOf } from './source.js';
