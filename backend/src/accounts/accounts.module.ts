import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/index.js';
import { AuditModule } from '../audit/index.js';
import { AuthModule } from '../auth/index.js';
import { DraftsModule } from '../drafts/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { AccountBansService } from './account-bans.service.js';
import { AccountDeletionService } from './account-deletion.service.js';
import { AccountData } from './account-data.repository.js';
import { AccountExportController } from './account-export.controller.js';
import { AccountExportService } from './account-export.service.js';
import { AccountsController } from './accounts.controller.js';

@Module({
  imports: [AttachmentsModule, AuditModule, AuthModule, DraftsModule, RoomsModule, UsersModule],
  controllers: [AccountsController, AccountExportController],
  providers: [AccountData, AccountExportService, AccountBansService, AccountDeletionService],
})
export class AccountsModule {}
