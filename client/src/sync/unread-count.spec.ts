import { describe, expect, it } from '@jest/globals';
import type { Message } from '@parley/contracts';
import { ALICE, BOB } from '../../test/support/models.js';
import { RoomModel } from '../../test/support/room-model.js';
import { Seeded } from '../../test/support/seeded.js';
import { HeldMessages } from '../timeline/held-messages.js';
import { UnreadCount } from './unread-count.js';

const room = (length: number, parts: (seq: number) => Partial<Message> = () => ({})): RoomModel => {
  const model = new RoomModel('room');
  for (let seq = 1; seq <= length; seq += 1) model.post({ id: `m${seq}`, authorId: BOB, ...parts(seq) });
  return model;
};

describe('UnreadCount', () => {
  it('takes off an unread message that is deleted, held or not, and only once', () => {
    const model = room(10);
    const count = UnreadCount.of(ALICE, model.seenBy(ALICE));
    const tombstone = model.delete(4);
    count.note(tombstone, null);
    count.note(tombstone, null);
    expect(count.in(new HeldMessages(), 0)).toEqual({ unread: 9, mentions: 0, exact: true });
  });

  it('counts neither system messages nor deleted ones nor the caller’s own', () => {
    const model = new RoomModel('room');
    const count = UnreadCount.of(ALICE, model.seenBy(ALICE));
    const held = new HeldMessages();
    held.put(model.post({ id: 'system', authorId: BOB, kind: 'system' }));
    held.put(model.post({ id: 'deleted', authorId: BOB, deletedAt: '2026-01-01T00:00:00.000Z' }));
    held.put({ ...model.post({ id: 'own', authorId: 'somebody' }), authorId: ALICE });
    held.put(model.post({ id: 'counts', authorId: BOB }));
    expect(count.in(held, 0)).toEqual({ unread: 1, mentions: 0, exact: true });
  });

  it('is unsure where the mark moved over messages that are not held', () => {
    const model = room(10);
    const count = UnreadCount.of(ALICE, model.seenBy(ALICE));
    expect(count.in(new HeldMessages(), 4)).toEqual({ unread: 6, mentions: 0, exact: false });
  });

  it('is unsure of mentions when an unheld message that may have held one is deleted', () => {
    const model = room(5, (seq) => ({ mentions: seq === 2 ? [ALICE] : [] }));
    const count = UnreadCount.of(ALICE, model.seenBy(ALICE));
    count.note(model.delete(2), null);
    expect(count.in(new HeldMessages(), 0)).toMatchObject({ unread: 4, exact: false });
  });

  it('never claims to be exact and is wrong', () => {
    let exact = 0;
    for (let seed = 1; seed <= 500; seed += 1) {
      const dice = new Seeded(seed);
      const someone = (): Partial<Message> => ({
        authorId: dice.chance(0.2) ? ALICE : BOB,
        mentions: dice.chance(0.3) ? [ALICE] : [],
      });
      const model = room(dice.below(20), someone);
      model.markUnread(ALICE, 1 + dice.below(20));
      const held = new HeldMessages();
      const count = UnreadCount.of(ALICE, model.seenBy(ALICE));
      const first = model.lastSeq + 1;
      for (const message of model.messages) if (dice.chance(0.5)) held.put(message);
      for (let n = 0; n < 20; n += 1) {
        const seq = 1 + dice.below(model.lastSeq);
        const change =
          model.lastSeq === 0 || dice.chance(0.3)
            ? model.post({ id: `n${n}`, ...someone(), authorId: BOB })
            : dice.chance(0.5)
              ? model.delete(seq)
              : model.edit(seq, model.messages[seq - 1]?.deletedAt ? {} : { mentions: someone().mentions });
        count.note(change, held.at(change.seq));
        if (held.at(change.seq) || change.seq >= first) held.put(change);
        if (dice.chance(0.1)) model.markRead(ALICE, dice.below(model.lastSeq + 1));
        if (dice.chance(0.1)) model.markUnread(ALICE, 1 + dice.below(model.lastSeq));
        const { unread, mentions, me } = model.seenBy(ALICE);
        const counted = count.in(held, me.readSeq);
        if (!counted.exact) continue;
        exact += 1;
        expect({ seed, n, ...counted }).toEqual({ seed, n, unread, mentions, exact: true });
      }
    }
    expect(exact).toBeGreaterThan(2_000);
  });
});
