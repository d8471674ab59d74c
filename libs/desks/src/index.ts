export { BlueprintVersionRow, DeskRow } from './desk.entity.js';
export { type Desk, DeskRegistry, deskColumns, nowAt, outsideCaller, systemCaller } from './desk-registry.js';
export { DeskRegistryModule, DesksModule } from './desks.module.js';
export { type Keeping, RetentionRounds } from './retention.service.js';
