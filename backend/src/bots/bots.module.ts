import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AuthModule } from '../auth/index.js';
import { UsersModule } from '../users/index.js';
import { BotTokensService } from './bot-tokens.service.js';
import { BotsController } from './bots.controller.js';
import { BotsRepository } from './bots.repository.js';
import { BotsService } from './bots.service.js';

@Module({
  imports: [AuditModule, AuthModule, UsersModule],
  controllers: [BotsController],
  providers: [BotsRepository, BotsService, BotTokensService],
})
export class BotsModule {}
