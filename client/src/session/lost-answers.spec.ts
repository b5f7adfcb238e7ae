import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RefreshBody } from '@parley/contracts';
import { FakeClock } from '../../test/support/fake-clock.js';
import { ALICE, aMe } from '../../test/support/models.js';
import { TokenOffice } from '../../test/support/token-office.js';
import { ChatError } from '../api/chat-error.js';
import { processLocks } from '../ports/process-locks.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { SessionTabs } from './session-tabs.js';
import { TokenKeeper } from './token-keeper.js';

/** The token was taken, its successor never came: the line broke, or the page was reloaded meanwhile. */
describe('a renewal whose answer is lost', () => {
  let clock: FakeClock;
  let storage: ReturnType<typeof memoryStorage>;
  let asked: RefreshBody[];
  let isLost: boolean;

  beforeEach(async () => {
    clock = new FakeClock();
    storage = memoryStorage();
    asked = [];
    isLost = false;
    await storage.account.save({
      me: aMe({ id: ALICE }),
      refreshToken: 'r1',
      guestToken: null,
      signedOut: false,
    });
  });

  const keeper = (tokens: 'cookie' | 'body'): TokenKeeper => {
    const office = new TokenOffice(clock);
    const made = new TokenKeeper({
      auth: {
        refresh: (body) => {
          asked.push(body);
          if (isLost) return Promise.reject(new ChatError('NO_ANSWER', 'lost'));
          return Promise.resolve(office.signIn(ALICE));
        },
      },
      account: storage.account,
      tokens,
      locks: processLocks(),
      tabs: new SessionTabs({ post: () => undefined, listen: () => () => undefined, close: () => undefined }),
      clock,
      random: () => 0.5,
      renewed: () => undefined,
      over: () => undefined,
    });
    made.hold({ userId: ALICE, guest: false }, null);
    return made;
  };

  it.each(['cookie', 'body'] as const)('is asked for again as the same attempt (%s)', async (tokens) => {
    isLost = true;
    const tab = keeper(tokens);
    await expect(tab.renew()).rejects.toMatchObject({ code: 'NO_ANSWER' });
    tab.drop();

    isLost = false;
    const afterReload = keeper(tokens);
    await afterReload.renew();
    expect(asked).toHaveLength(2);
    expect(asked[0]?.attempt).toEqual(expect.any(String));
    expect(asked[1]).toEqual(asked[0]);

    await afterReload.renew();
    expect(asked[2]?.attempt).not.toBe(asked[1]?.attempt);
  });
});
