export { ChangeFeedModule } from './change-feed.module.js';
export { EventDto } from './event.dto.js';
export { type EventInFeed, eventColumns, eventView } from './event.view.js';
export { familyScopes, mayReadFamily } from './event-families.js';
