import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/index.js';
import { AuditModule } from '../audit/index.js';
import { AuthModule } from '../auth/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { AccountBansService } from './account-bans.service.js';
import { AccountDeletionService } from './account-deletion.service.js';
import { AccountsController } from './accounts.controller.js';

@Module({
  imports: [AttachmentsModule, AuditModule, AuthModule, RoomsModule, UsersModule],
  controllers: [AccountsController],
  providers: [AccountBansService, AccountDeletionService],
})
export class AccountsModule {}
