import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { ALICE, BOB } from '../../test/support/models.js';
import { Typing } from './typing.js';

describe('Typing', () => {
  let clock: FakeClock;
  let said: string[];
  let told: string[][];
  let typing: Typing;

  beforeEach(() => {
    clock = new FakeClock();
    said = [];
    told = [];
    typing = new Typing({
      clock,
      userId: () => ALICE,
      notify: (roomId, on) => said.push(`${roomId} ${on}`),
      tell: (change) => change.type === 'typing:changed' && told.push(change.userIds),
    });
  });

  it('tells of a whole minute’s typing at most ten times', async () => {
    for (let second = 0; second < 60; second += 1) {
      typing.touch('room');
      await clock.advance(1_000);
    }
    expect(said.length).toBeLessThanOrEqual(8);
    expect(new Set(said)).toEqual(new Set(['room true']));
  });

  it('says when it is over, if anybody still believes it', async () => {
    typing.touch('room');
    typing.stop('room');
    typing.stop('room');
    expect(said).toEqual(['room true', 'room false']);
    typing.touch('room');
    await clock.advance(13_000);
    typing.stop('room');
    expect(said).toEqual(['room true', 'room false', 'room true']);
  });

  it('hears who types, until they stop or are not heard of for twelve seconds', async () => {
    typing.heard('room', BOB, true);
    typing.heard('room', 'carol', true);
    await clock.advance(8_000);
    typing.heard('room', BOB, true);
    await clock.advance(5_000);
    expect(typing.in('room')).toEqual([BOB]);
    typing.heard('room', BOB, false);
    expect(told).toEqual([[BOB], [BOB, 'carol'], [BOB], []]);
  });

  it('does not hear its own user', () => {
    typing.heard('room', ALICE, true);
    expect(typing.in('room')).toEqual([]);
  });

  it('forgets everybody without a connection', () => {
    typing.heard('room', BOB, true);
    typing.clear();
    expect(told.at(-1)).toEqual([]);
    expect(clock.next).toBeNull();
  });
});
