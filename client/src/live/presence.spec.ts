import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Presence } from '@parley/contracts';
import { FakeClock } from '../../test/support/fake-clock.js';
import { BOB } from '../../test/support/models.js';
import { ChatError, type Answer } from '../api/chat-error.js';
import { PresenceWatch } from './presence.js';

const presence = (userId: string, status: Presence['status']): Presence => ({
  userId,
  status,
  lastSeenAt: null,
});

describe('PresenceWatch', () => {
  let clock: FakeClock;
  let asked: [string, unknown][];
  let failure: ChatError | null;
  let watch: PresenceWatch;
  let told: Presence[];

  beforeEach(() => {
    clock = new FakeClock();
    asked = [];
    told = [];
    failure = null;
    watch = new PresenceWatch({
      clock,
      tell: (change) => change.type === 'presence:changed' && told.push(...change.presence),
      ask: {
        watch: (userIds) => {
          asked.push(['watch', userIds]);
          const data = userIds.map((id) => presence(id, 'online'));
          return Promise.resolve<Answer<Presence[]>>(
            failure ? { ok: false, error: failure } : { ok: true, data },
          );
        },
        set: (status) => {
          asked.push(['set', status]);
          return Promise.resolve(failure ? { ok: false, error: failure } : { ok: true, data: { status } });
        },
      },
    });
  });

  it('asks for whom it is to watch once they have stopped changing', async () => {
    watch.watch([BOB]);
    watch.watch([BOB, 'carol']);
    await clock.advance(200);
    watch.watch(['carol', BOB]);
    await clock.advance(200);
    expect(asked).toEqual([['watch', ['carol', BOB].sort()]]);
    expect(watch.get(BOB)?.status).toBe('online');
    expect(told).toHaveLength(2);
  });

  it('watches two hundred at most', async () => {
    watch.watch(Array.from({ length: 300 }, (_, n) => `user-${n}`));
    await clock.advance(200);
    expect(asked[0]?.[1]).toHaveLength(200);
  });

  it('asks again for the same after a new connection, and says again that nobody is here', async () => {
    watch.watch([BOB]);
    await clock.advance(200);
    await watch.set('away');
    asked.length = 0;
    watch.online();
    expect(asked).toEqual([
      ['watch', [BOB]],
      ['set', 'away'],
    ]);
  });

  it('tells a choice once: another device may have chosen since', async () => {
    await watch.set('dnd');
    asked.length = 0;
    watch.online();
    expect(asked).toEqual([]);
  });

  it('keeps a choice made without a connection, and tells of a refusal', async () => {
    failure = new ChatError('NO_CONNECTION', 'none');
    await watch.set('away');
    failure = new ChatError('RATE_LIMITED', 'slowly');
    await expect(watch.set('away')).rejects.toBe(failure);
  });

  it('hears differences', () => {
    watch.heard([presence(BOB, 'offline')]);
    expect(watch.get(BOB)?.status).toBe('offline');
  });
});
