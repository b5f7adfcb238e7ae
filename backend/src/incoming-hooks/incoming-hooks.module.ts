import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AuditModule } from '../audit/index.js';
import { MessagesModule } from '../messages/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { HookPostsService } from './hook-posts.service.js';
import { IncomingHooksController } from './incoming-hooks.controller.js';
import { IncomingHooksRepository } from './incoming-hooks.repository.js';
import { IncomingHooksService } from './incoming-hooks.service.js';

@Module({
  imports: [AccessModule, AuditModule, MessagesModule, RoomsModule, UsersModule],
  controllers: [IncomingHooksController],
  providers: [HookPostsService, IncomingHooksRepository, IncomingHooksService],
})
export class IncomingHooksModule {}
