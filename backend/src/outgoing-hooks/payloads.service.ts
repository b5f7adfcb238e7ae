import { Injectable } from '@nestjs/common';
import type { HookPayload, Message } from '@parley/contracts';
import { MessageReads } from '../messages/index.js';
import { UserDirectory } from '../users/index.js';
import type { TakenDelivery } from './deliveries.repository.js';

/** What a delivery says. It is read anew for every try: what was deleted meanwhile is not told. */
@Injectable()
export class Payloads {
  constructor(
    private readonly messages: MessageReads,
    private readonly users: UserDirectory,
  ) {}

  async of(delivery: TakenDelivery): Promise<HookPayload> {
    const { id, event, messageId, createdAt, roomId, roomKind, roomName } = delivery;
    const message = messageId ? ((await this.messages.byIds([messageId])).get(messageId) ?? null) : null;
    const userId = message && whoOf(message);
    const user = userId ? ((await this.users.byIds([userId])).get(userId) ?? null) : null;
    const room = { id: roomId, kind: roomKind, name: roomName };
    return { id, event, at: createdAt.toISOString(), room, message, user };
  }
}

/** Of a notice, whom it happened to. */
function whoOf({ system, authorId }: Message): string {
  return system?.userId ?? authorId;
}
