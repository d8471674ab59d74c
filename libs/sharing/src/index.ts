export { ParticipantAdding } from './participant-adding.service.js';
export { SharingModule } from './sharing.module.js';
export { SubscriptionRow } from './subscription.entity.js';
export { type TicketMailLink, TicketMailLinks } from './ticket-mail-links.service.js';
