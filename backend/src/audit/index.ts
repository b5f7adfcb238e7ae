export { type AuditAct, AuditLog } from './audit-log.repository.js';
export { AuditModule } from './audit.module.js';
