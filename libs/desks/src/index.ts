export { BlueprintVersionRow, DeskRow } from './desk.entity.js';
export { DeskNews } from './desk-news.service.js';
export { type Desk, DeskRegistry, deskColumns, nowAt, outsideCaller, systemCaller } from './desk-registry.js';
export { DeskRegistryModule, DesksModule } from './desks.module.js';
export { oneAfterAnother, personNotHeld, ticketNotHeld } from './held.js';
export { idempotencyKeeping } from './idempotency-keeping.js';
export { millisecondsOf, plainDuration } from './plain-duration.js';
export { type Keeping, RetentionRounds } from './retention.service.js';
