import type { Me } from '@parley/contracts';
import type { AccountRecord } from '../storage/client-storage.js';
import type { AccessToken } from './access-token.js';
import type { Holder } from './token-keeper.js';

/** What the device keeps of who is signed in. The token only of those who have nothing to renew it by. */
export function recordOf(me: Me, refreshToken: string | null, guestToken: AccessToken | null): AccountRecord {
  return {
    me,
    refreshToken,
    guestToken: guestToken && { accessToken: guestToken.value, goodUntil: guestToken.goodUntil },
    signedOut: false,
  };
}

/** For whom the keeper renews tokens. */
export function holderOf({ me }: AccountRecord): Holder {
  return { userId: me.id, guest: me.guest || me.bot };
}

/** The token that lasts, of a guest or a bot; `null` for everybody else. */
export function guestTokenOf({ me, guestToken }: AccountRecord): AccessToken | null {
  if (!guestToken) return null;
  const { accessToken, goodUntil } = guestToken;
  return { value: accessToken, userId: me.id, goodUntil, lifetimeMs: Number.MAX_SAFE_INTEGER };
}
