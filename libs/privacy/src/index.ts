export { ClosedTickets } from './closed-tickets.service.js';
export { PrivacyModule } from './privacy.module.js';
