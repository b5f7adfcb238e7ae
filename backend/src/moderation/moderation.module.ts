import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AuditModule } from '../audit/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { BanRecords } from './ban-records.repository.js';
import { BlockRecords } from './block-records.repository.js';
import { BlocksController } from './blocks.controller.js';
import { BlocksService } from './blocks.service.js';
import { BansController } from './bans.controller.js';
import { BansService } from './bans.service.js';
import { MutesController } from './mutes.controller.js';
import { MutesService } from './mutes.service.js';

@Module({
  imports: [AccessModule, AuditModule, RoomsModule, UsersModule],
  controllers: [MutesController, BansController, BlocksController],
  providers: [BanRecords, BansService, BlockRecords, BlocksService, MutesService],
  exports: [BansService, BlocksService, MutesService],
})
export class ModerationModule {}
