import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';

/** A new access token for a socket that lives on. */
@Injectable()
export class RenewalService {
  constructor(private readonly tokens: AccessTokens) {}

  /** When the new token runs out. @throws ChatError UNAUTHENTICATED for one of another person or session */
  async verify(actor: Actor, token: string): Promise<Date> {
    const { userId, sessionId, expiresAt } = await this.tokens.verify(token);
    if (userId === actor.userId && sessionId === actor.sessionId) return expiresAt;
    throw new ChatError('UNAUTHENTICATED', 'This token belongs to another session. Connect with it instead.');
  }
}
