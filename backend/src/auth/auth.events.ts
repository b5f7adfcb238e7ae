import type { SessionEndReason } from '@parley/contracts';

/** A session was ended on this instance. Its access tokens are refused from now on, and its sockets must go. */
export class SessionEnded {
  constructor(
    readonly sessionId: string,
    readonly userId: string,
    readonly reason: SessionEndReason,
  ) {}
}
