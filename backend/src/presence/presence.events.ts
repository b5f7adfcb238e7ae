import type { Id } from '@parley/contracts';

/** Somebody began to type in a room, goes on with it, or stopped. Never stored. */
export class TypingHeard {
  constructor(
    readonly roomId: Id,
    readonly userId: Id,
    readonly on: boolean,
  ) {}
}
