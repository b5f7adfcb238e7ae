import type { BotScope } from '@parley/contracts';

/** Who acts: taken from a valid access token of a session that has not ended. Services take nothing else from a transport. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
  readonly guest: boolean;
  readonly role: 'user' | 'admin';
  /** What a bot's token lets it do; `null` for people, who may do what they may do. */
  readonly scopes: readonly BotScope[] | null;
}
