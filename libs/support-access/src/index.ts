export { AgentSessionRow } from './agent-session.entity.js';
export { SupportAccessGrantRow } from './grant.entity.js';
export { SupportAccessModule } from './support-access.module.js';
export { SupportAccessNarrator } from './support-access-narrator.service.js';
export { mayWriteBy, type SeatCall, SupportSeats, type TakenSeat } from './support-seats.service.js';
