import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { RedisClients } from '../platform/redis/index.js';
import { LocalPresence } from './local-presence.js';
import { PresenceBoard } from './presence-board.js';
import { PresenceConnections } from './presence-connections.js';
import { PresenceController } from './presence.controller.js';
import { PresenceGateway } from './presence.gateway.js';
import { PresenceReader } from './presence-reader.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceService } from './presence.service.js';
import { PresenceStore } from './presence.store.js';
import { RedisPresenceStore } from './redis-presence.store.js';
import { TypingService } from './typing.service.js';

@Module({
  imports: [AccessModule],
  controllers: [PresenceController],
  providers: [
    LocalPresence,
    PresenceBoard,
    PresenceConnections,
    PresenceGateway,
    PresenceReader,
    PresenceRepository,
    PresenceService,
    TypingService,
    {
      provide: PresenceStore,
      inject: [RedisClients, LocalPresence],
      useFactory: ({ command }: RedisClients, local: LocalPresence): PresenceStore =>
        command ? new RedisPresenceStore(command) : local,
    },
  ],
  exports: [PresenceBoard, PresenceConnections, PresenceReader, PresenceService, TypingService],
})
export class PresenceModule {}
