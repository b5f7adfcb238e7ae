import type { Id } from '@parley/contracts';
import type { Caller } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import type { Connection } from './live/connection.js';
import type { Loaders } from './loaders.js';

/** What an operation is carried out with: one for each, and none outlives it. */
export interface RequestContext {
  /** Who asks. @throws ChatError UNAUTHENTICATED, TOKEN_EXPIRED, FORBIDDEN for a cookie that another page sent */
  actor(): Promise<Actor>;
  /** Of who asks, once somebody has asked for `actor`: for what is only counted it is not asked. */
  readonly userId: Id | undefined;
  readonly loaders: Loaders;
  /** From where a request came; `null` over a WebSocket. */
  readonly caller: Caller | null;
  /** `null` over HTTP. */
  readonly connection: Connection | null;
}
