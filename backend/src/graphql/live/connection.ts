import type { Timestamp } from '@parley/contracts';

/** A WebSocket over which GraphQL is spoken. */
export interface Connection {
  readonly id: string;
  /** @throws ChatError UNAUTHENTICATED for a token of another person or session */
  renew(accessToken: string): Promise<{ expiresAt: Timestamp }>;
}
