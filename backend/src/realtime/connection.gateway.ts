import { SubscribeMessage } from '@nestjs/websockets';
import type { AckOf } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { UserLimits } from '../platform/limits/index.js';
import {
  ChatGateway,
  type ChatSocket,
  CurrentSocket,
  NoPayload,
  Payload,
  SocketActor,
} from '../platform/socket/index.js';
import { RenewDto } from './dto/renew.dto.js';
import { RenewalService } from './renewal.service.js';

/** What is about the connection itself. */
@ChatGateway()
export class ConnectionGateway {
  constructor(
    private readonly limits: UserLimits,
    private readonly renewal: RenewalService,
  ) {}

  @SubscribeMessage('ping')
  async ping(@SocketActor() actor: Actor, @Payload() _nothing: NoPayload): Promise<AckOf<'ping'>> {
    await this.limits.take(actor.userId, 'ping');
    return { now: new Date().toISOString() };
  }

  @SubscribeMessage('auth:renew')
  async renew(
    @CurrentSocket() socket: ChatSocket,
    @Payload() { accessToken }: RenewDto,
  ): Promise<AckOf<'auth:renew'>> {
    const expiresAt = await this.renewal.verify(socket.data.actor, accessToken);
    socket.data.expiresAt = expiresAt.getTime();
    return { expiresAt: expiresAt.toISOString() };
  }
}
