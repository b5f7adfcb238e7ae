import type { Actor } from '../platform/actor.js';

/** Who a token speaks for, as was verified at this moment. */
export interface VerifiedActor extends Actor {
  /** When the token runs out. */
  readonly expiresAt: Date;
}
