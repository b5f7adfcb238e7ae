import { SubscribeMessage } from '@nestjs/websockets';
import type { AckOf, Presence } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import {
  ChatGateway,
  type ChatSocket,
  CurrentSocket,
  Payload,
  SocketActor,
} from '../platform/socket/index.js';
import { SetPresenceDto, TypingDto, WatchPresenceDto } from './dto/presence.dto.js';
import { PresenceService } from './presence.service.js';
import { TypingService } from './typing.service.js';

@ChatGateway()
export class PresenceGateway {
  constructor(
    private readonly presence: PresenceService,
    private readonly typing: TypingService,
  ) {}

  @SubscribeMessage('presence:set')
  async set(
    @CurrentSocket() { id, data }: ChatSocket,
    @Payload() { status }: SetPresenceDto,
  ): Promise<AckOf<'presence:set'>> {
    await this.presence.set(data.actor, id, status);
    return { status };
  }

  @SubscribeMessage('presence:watch')
  watch(@CurrentSocket() { id }: ChatSocket, @Payload() { userIds }: WatchPresenceDto): Promise<Presence[]> {
    return this.presence.watch(id, userIds);
  }

  @SubscribeMessage('typing')
  heardTyping(@SocketActor() actor: Actor, @Payload() { roomId, on }: TypingDto): Promise<void> {
    return this.typing.typing(actor, roomId, on);
  }
}
