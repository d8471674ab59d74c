export { lockOf } from './advisory-lock.js';
export {
  claim,
  type DueDesk,
  type DueWork,
  dueDesks,
  retryDelay,
  type Settlement,
  settleDue,
} from './claim.js';
export { Database, type DatabaseOptions, type DeskBound } from './database.js';
export { DatabaseModule } from './database.module.js';
export { inFolder, makeDataFolder } from './embedded-data.js';
export { resetEmbeddedData } from './embedded-reset.js';
export { type EmbeddedServer, type EmbeddedServerOptions, startEmbeddedServer } from './embedded-server.js';
export { uniqueViolation } from './failures.js';
export { migrate, migrations } from './migrate.js';
export { aloneWithPerson, besidePerson } from './person-lock.js';
export { PoolUse } from './pool-use.js';
export { applicationUrl } from './roles.js';
export { Secrets } from './secrets.js';
export { type Statement, statement } from './statement.js';
export { Transaction } from './transaction.js';
export { oldestWaiting } from './waiting.js';
