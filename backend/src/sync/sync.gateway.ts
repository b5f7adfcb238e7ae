import { SubscribeMessage } from '@nestjs/websockets';
import type { SyncAnswer } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { ChatGateway, Payload, SocketActor } from '../platform/socket/index.js';
import { SyncDto } from './dto/sync.dto.js';
import { SyncService } from './sync.service.js';

@ChatGateway()
export class SyncGateway {
  constructor(private readonly service: SyncService) {}

  @SubscribeMessage('sync')
  sync(@SocketActor() actor: Actor, @Payload() held: SyncDto): Promise<SyncAnswer> {
    return this.service.sync(actor, held);
  }
}
