import { Module } from '@nestjs/common';
import { UsersModule } from '../users/index.js';
import { AuditController } from './audit.controller.js';
import { AuditEntries } from './audit-entries.repository.js';
import { AuditReading } from './audit-reading.service.js';

/** What those see who run the server. */
@Module({
  imports: [UsersModule],
  controllers: [AuditController],
  providers: [AuditEntries, AuditReading],
})
export class AdministrationModule {}
