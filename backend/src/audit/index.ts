export { AuditLog, type AuditRecord } from './audit-log.repository.js';
export { AuditModule } from './audit.module.js';
