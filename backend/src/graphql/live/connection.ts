import type { Id, Timestamp } from '@parley/contracts';
import type { AccessTokens } from '../../auth/index.js';
import type { Actor } from '../../platform/actor.js';
import { ChatError } from '../../platform/errors/index.js';
import type { Heard, InProcessSocket } from '../../platform/socket/index.js';

/** A WebSocket over which GraphQL is spoken: one of the person's sockets, and heard as one. */
export class Connection {
  /** Whose presence is asked about, by subscription. */
  readonly watched = new Map<object, readonly Id[]>();

  constructor(
    private readonly inner: InProcessSocket,
    private readonly tokens: AccessTokens,
  ) {}

  get id(): string {
    return this.inner.socket.id;
  }

  get actor(): Actor {
    return this.inner.socket.data.actor;
  }

  /** Calls back with all that a socket of this person is told. Returns what ends it. */
  hear(listener: (heard: Heard) => void): () => void {
    return this.inner.hear(listener);
  }

  /** Resolves when the client has taken what it was sent, as far as this process can know. */
  whenDrained(): Promise<void> {
    return this.inner.whenDrained();
  }

  /** It lives on with this token. @throws ChatError UNAUTHENTICATED for one of another person or session */
  async renew(accessToken: string): Promise<{ expiresAt: Timestamp }> {
    const { userId, sessionId, expiresAt } = await this.tokens.verify(accessToken);
    if (userId !== this.actor.userId || sessionId !== this.actor.sessionId) {
      throw new ChatError(
        'UNAUTHENTICATED',
        'This token belongs to another session. Connect with it instead.',
      );
    }
    this.inner.socket.data.expiresAt = expiresAt.getTime();
    return { expiresAt: expiresAt.toISOString() };
  }
}
