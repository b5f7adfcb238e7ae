import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AuditModule } from '../audit/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { BanRecords } from './ban-records.repository.js';
import { BansController } from './bans.controller.js';
import { BansService } from './bans.service.js';
import { MutesController } from './mutes.controller.js';
import { MutesService } from './mutes.service.js';

@Module({
  imports: [AccessModule, AuditModule, RoomsModule, UsersModule],
  controllers: [MutesController, BansController],
  providers: [BanRecords, BansService, MutesService],
})
export class ModerationModule {}
