import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock, settle } from '../../test/support/fake-clock.js';
import { ALICE, aMe } from '../../test/support/models.js';
import { TokenOffice } from '../../test/support/token-office.js';
import { ChatError } from '../api/chat-error.js';
import { processLocks } from '../ports/process-locks.js';
import type { TabChannel } from '../ports/tab-channel.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { readAccessToken } from './access-token.js';
import { SessionTabs } from './session-tabs.js';
import { TokenKeeper } from './token-keeper.js';

/** Tabs that talk to each other, each message a moment later. */
class Channels {
  private readonly listeners = new Map<number, ((message: unknown) => void)[]>();

  tab(number: number): TabChannel {
    return {
      post: (message) =>
        setImmediate(() => {
          for (const [to, listeners] of this.listeners) {
            if (to !== number) for (const listener of listeners) listener(structuredClone(message));
          }
        }),
      listen: (listener) => {
        this.listeners.set(number, [...(this.listeners.get(number) ?? []), listener]);
        return () => undefined;
      },
      close: () => undefined,
    };
  }
}

describe('TokenKeeper', () => {
  let clock: FakeClock;
  let office: TokenOffice;
  let storage: ReturnType<typeof memoryStorage>;
  let locks: ReturnType<typeof processLocks>;
  let channels: Channels;
  let cookie: string;
  let failure: ChatError | null;
  let over: string[];
  let tabs = 0;

  beforeEach(() => {
    clock = new FakeClock();
    office = new TokenOffice(clock);
    storage = memoryStorage();
    locks = processLocks();
    channels = new Channels();
    failure = null;
    over = [];
  });

  /** One tab; its requests take a moment, as all do. */
  const keeperOf = (tokens: 'cookie' | 'body', channel = channels.tab((tabs += 1))): TokenKeeper =>
    new TokenKeeper({
      auth: {
        refresh: async ({ refreshToken }) => {
          const presented = tokens === 'cookie' ? cookie : refreshToken;
          await settle();
          if (failure) throw failure;
          const issued = office.refresh(presented);
          if (!issued) throw new ChatError('UNAUTHENTICATED', 'no', { status: 401 });
          if (tokens === 'cookie') cookie = issued.refreshToken;
          await settle();
          return issued;
        },
      },
      account: storage.account,
      tokens,
      locks,
      tabs: new SessionTabs(channel),
      clock,
      random: () => 0.5,
      renewed: () => undefined,
      over: (reason) => over.push(reason),
    });

  const signIn = async (userId = ALICE): Promise<string> => {
    const { accessToken, refreshToken } = office.signIn(userId);
    cookie = refreshToken;
    await storage.account.save({ me: aMe({ id: userId }), refreshToken, guestToken: null, signedOut: false });
    return accessToken;
  };

  const holding = (keeper: TokenKeeper, accessToken: string | null = null): TokenKeeper => {
    const token = accessToken === null ? null : readAccessToken({ accessToken }, clock.now());
    keeper.hold({ userId: ALICE, guest: false }, token);
    return keeper;
  };

  it('gives the token that it has, without asking', async () => {
    const accessToken = await signIn();
    expect(await holding(keeperOf('body'), accessToken).accessToken()).toBe(accessToken);
    expect(office.renewals).toBe(0);
  });

  it('renews once for everybody who asks at the same time', async () => {
    await signIn();
    const keeper = holding(keeperOf('body'));
    const [one, two] = await Promise.all([keeper.accessToken(), keeper.accessToken()]);
    expect(one).toBe(two);
    expect(office.check(one)).toEqual({ userId: ALICE });
    expect(office.renewals).toBe(1);
  });

  it.each(['cookie', 'body'] as const)(
    'never presents a token twice, from two tabs at once (%s)',
    async (mode) => {
      await signIn();
      const both = [holding(keeperOf(mode)), holding(keeperOf(mode))];
      for (let round = 0; round < 5; round += 1) {
        const tokens = await Promise.all(both.map((keeper) => keeper.renew()));
        for (const token of tokens) expect(office.check(token)).toEqual({ userId: ALICE });
      }
      expect(office.reuses).toBe(0);
      expect(over).toEqual([]);
    },
  );

  it('takes the token that another tab renewed', async () => {
    await signIn();
    const [first, second] = [holding(keeperOf('body')), holding(keeperOf('body'))];
    const token = await first.accessToken();
    await settle();
    await settle();
    expect(await second.accessToken()).toBe(token);
    expect(office.renewals).toBe(1);
  });

  it('does not renew after waiting for another tab that did', async () => {
    await signIn();
    const heard: ((message: unknown) => void)[] = [];
    const atOnce: TabChannel = {
      post: (message) => heard.forEach((hear) => hear(message)),
      listen: (listener) => (heard.push(listener), () => undefined),
      close: () => undefined,
    };
    const both = [holding(keeperOf('body', atOnce)), holding(keeperOf('body', atOnce))];
    const [one, two] = await Promise.all(both.map((keeper) => keeper.renew()));
    expect(one).toBe(two);
    expect(office.renewals).toBe(1);
  });

  it('stays good without talk between tabs, by the lock alone', async () => {
    await signIn();
    const mute: TabChannel = { post: () => undefined, listen: () => () => undefined, close: () => undefined };
    const both = [holding(keeperOf('body', mute)), holding(keeperOf('body', mute))];
    await Promise.all(both.map((keeper) => keeper.accessToken()));
    expect(office.reuses).toBe(0);
    expect(office.renewals).toBe(2);
  });

  it('renews ahead of the end, by itself', async () => {
    const keeper = holding(keeperOf('body'), await signIn());
    await clock.advance(office.lifetimeMs - 120_000);
    expect(office.renewals).toBe(0);
    await clock.advance(60_000);
    for (let turn = 0; turn < 5; turn += 1) await settle();
    expect(office.renewals).toBe(1);
    expect(office.check(await keeper.accessToken())).toEqual({ userId: ALICE });
  });

  it('counts a token’s life on its own clock, however wrong that is', () => {
    const { accessToken } = office.signIn(ALICE);
    const token = readAccessToken({ accessToken }, clock.now() - 3 * 3_600_000);
    expect(token.goodUntil - (clock.now() - 3 * 3_600_000)).toBe(office.lifetimeMs);
  });

  it('uses the newer token that is there already in place of a refused one', async () => {
    const refused = await signIn();
    const keeper = holding(keeperOf('body'), refused);
    const newer = await keeper.renew();
    expect(await keeper.replace(refused)).toBe(newer);
    expect(office.renewals).toBe(1);
    expect(await keeper.replace(newer ?? '')).not.toBe(newer);
  });

  it.each([
    new ChatError('NO_ANSWER', 'network'),
    new ChatError('UNAVAILABLE', 'database', { status: 503 }),
    new ChatError('RATE_LIMITED', 'slowly', { status: 429 }),
    new ChatError('INTERNAL', 'oops', { status: 500 }),
  ])('does not take $code for the end of the session', async (error) => {
    await signIn();
    const keeper = holding(keeperOf('body'));
    failure = error;
    await expect(keeper.accessToken()).rejects.toBe(error);
    expect(over).toEqual([]);
    failure = null;
    expect(office.check(await keeper.accessToken())).toEqual({ userId: ALICE });
  });

  it('takes the server’s no for the end', async () => {
    await signIn();
    office.endAll();
    const keeper = holding(keeperOf('body'));
    expect(await keeper.accessToken()).toBeNull();
    expect(over).toEqual(['expired']);
    expect(await keeper.accessToken()).toBeNull();
    expect(over).toEqual(['expired']);
  });

  it('ends rather than go on under the name of whoever signed in meanwhile', async () => {
    await signIn();
    const keeper = holding(keeperOf('cookie'));
    await signIn('user-bob');
    expect(await keeper.accessToken()).toBeNull();
    expect(over).toEqual(['logout']);
  });

  it('has nothing to renew for a guest', async () => {
    const { accessToken } = office.signIn(ALICE);
    const keeper = keeperOf('body');
    keeper.hold({ userId: ALICE, guest: true }, readAccessToken({ accessToken }, clock.now()));
    expect(await keeper.accessToken()).toBe(accessToken);
    await clock.advance(office.lifetimeMs);
    expect(await keeper.accessToken()).toBeNull();
    expect(over).toEqual(['expired']);
  });

  it('makes nothing of an answer that comes after it was told to forget', async () => {
    await signIn();
    const keeper = holding(keeperOf('body'));
    const renewal = keeper.renew();
    keeper.drop();
    expect(await renewal).toBeNull();
    expect(await keeper.accessToken()).toBeNull();
    expect(over).toEqual([]);
  });
});
