export { AuditModule } from './audit.module.js';
export { Sealing } from './sealing.service.js';
