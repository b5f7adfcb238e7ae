import type { Id, Presence } from '@parley/contracts';

/** The way to those who watch. `realtime` is it. */
export interface PresenceAudience {
  /** Whether the connection was told; not when it is too far behind for what is not essential. */
  tell(connectionId: Id, presence: Presence[]): boolean;
}
