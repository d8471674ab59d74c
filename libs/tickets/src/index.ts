export { NumberBlockRow } from './number-block.entity.js';
export { ReadMarkerRow } from './read-marker.entity.js';
export { TicketLinkRow, TicketRow, TicketTextRow } from './ticket.entity.js';
export { TicketsModule } from './tickets.module.js';
export { type TargetKind, TicketTargetRow, TimerRow } from './timer.entity.js';
