import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditExports } from './audit-exports.service.js';
import { AuditLog } from './audit-log.service.js';

@Module({ controllers: [AuditController], providers: [AuditLog, AuditExports] })
export class AuditModule {}
