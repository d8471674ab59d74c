export { Database, type DatabaseOptions, type DeskBound } from './database.js';
export { DatabaseModule } from './database.module.js';
export { uniqueViolation } from './failures.js';
export { migrate, migrations } from './migrate.js';
export { applicationUrl } from './roles.js';
export { Secrets } from './secrets.js';
export { type Statement, statement } from './statement.js';
export { Transaction } from './transaction.js';
