import { Module } from '@nestjs/common';
import { DraftsModule } from '../drafts/index.js';
import { MessagesModule } from '../messages/index.js';
import { RoomsModule } from '../rooms/index.js';
import { UsersModule } from '../users/index.js';
import { SyncGateway } from './sync.gateway.js';
import { SyncService } from './sync.service.js';

@Module({
  imports: [DraftsModule, MessagesModule, RoomsModule, UsersModule],
  providers: [SyncGateway, SyncService],
})
export class SyncModule {}
