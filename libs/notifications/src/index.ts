export { type Told, toldOf } from './mails-for.js';
export { NotificationsModule } from './notifications.module.js';
export { type Reader, type Readers, readReaders } from './readers.js';
export { Relay } from './relay.service.js';
export type { ToldEvent } from './told-event.js';
