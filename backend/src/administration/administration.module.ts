import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AuthModule } from '../auth/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { AuditController } from './audit.controller.js';
import { AuditEntries } from './audit-entries.repository.js';
import { AuditReading } from './audit-reading.service.js';
import { LogLevelController } from './log-level.controller.js';
import { LogLevelService } from './log-level.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { ServerRolesService } from './roles.service.js';
import { AdminRoomsController } from './rooms.controller.js';
import { AdminRoomsRepository } from './rooms.repository.js';
import { AdminRoomsService } from './rooms.service.js';

/** What those see and do who run the server. */
@Module({
  imports: [AuditModule, AuthModule, RoomsModule, UsersModule],
  controllers: [AuditController, PeopleController, AdminRoomsController, LogLevelController],
  providers: [
    AuditEntries,
    AuditReading,
    PeopleRepository,
    PeopleService,
    ServerRolesService,
    AdminRoomsRepository,
    AdminRoomsService,
    LogLevelService,
  ],
})
export class AdministrationModule {}
