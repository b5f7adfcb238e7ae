import { describe, expect, it } from '@jest/globals';
import { ALICE, BOB } from '../../test/support/models.js';
import { RoomModel } from '../../test/support/room-model.js';
import { RoomReplica } from './room-replica.js';

const modelOf = (length: number): RoomModel => {
  const model = new RoomModel('room');
  for (let seq = 1; seq <= length; seq += 1) model.post({ id: `m${seq}`, authorId: BOB });
  return model;
};

/** A replica that has loaded the newest page. */
const replicaOf = (model: RoomModel, limit = 10): RoomReplica => {
  const replica = new RoomReplica(ALICE, model.seenBy(ALICE));
  replica.endLoad(replica.beginLoad(), model.history({ limit }));
  return replica;
};

describe('RoomReplica', () => {
  it('applies the next version, ignores an older one, and waits on a jump', () => {
    const model = modelOf(3);
    const replica = replicaOf(model);
    const next = model.post({ id: 'm4', authorId: BOB });
    const edited = model.edit(4, { body: 'edited' });
    const after = model.post({ id: 'm5', authorId: BOB });

    expect(replica.receive(after)).toEqual([]);
    expect(replica.isBehind).toBe(true);
    expect(replica.receive(next)).toEqual([next]);
    expect(replica.receive(edited)).toEqual([edited, after]);
    expect(replica.receive(next)).toEqual([]);
    expect(replica.isBehind).toBe(false);
    expect(replica.held.at(4)?.body).toBe('edited');
  });

  it('advances over a change to a message that it does not hold, without holding it', () => {
    const model = modelOf(30);
    const replica = replicaOf(model);
    expect(replica.receive(model.edit(2, { body: 'edited' }))).toEqual([]);
    expect(replica.version).toBe(31);
    expect(replica.held.at(2)).toBeNull();
  });

  it('never lets a later message hide a hole', () => {
    const model = modelOf(30);
    const replica = new RoomReplica(ALICE, model.seenBy(ALICE));
    replica.endLoad(replica.beginLoad(), model.history({ around: 5, limit: 6 }));
    replica.receive(model.post({ id: 'm31', authorId: BOB }));
    expect(replica.held.stretches).toEqual([
      { from: 2, to: 7 },
      { from: 31, to: 31 },
    ]);
  });

  it('lays changes that came meanwhile over a page that was read before them', () => {
    const model = modelOf(30);
    const replica = replicaOf(model);
    const load = replica.beginLoad();
    const page = model.history({ before: 21, limit: 10 });
    replica.receive(model.edit(15, { body: 'edited' }));
    replica.endLoad(load, page);
    expect(replica.held.at(15)?.body).toBe('edited');
  });

  it('refuses a page that was asked for before a reset', () => {
    const model = modelOf(30);
    const replica = replicaOf(model);
    const load = replica.beginLoad();
    const page = model.history({ before: 21, limit: 10 });
    model.delete(15);
    replica.reset(model.seenBy(ALICE));
    expect(replica.endLoad(load, page)).toBeNull();
    expect(replica.held.size).toBe(0);
  });

  it('holds every new message while a cut answer leaves some for the next one', () => {
    const model = modelOf(3);
    const replica = replicaOf(model);
    for (let seq = 4; seq <= 9; seq += 1) model.post({ id: `m${seq}`, authorId: BOB });
    model.edit(5, { body: 'edited' });
    replica.noteHead(model.version);
    replica.receiveAll(model.changes(replica.version, 3).items);
    expect(replica.held.stretches).toEqual([
      { from: 1, to: 4 },
      { from: 6, to: 7 },
    ]);
    expect(replica.isBehind).toBe(true);
    replica.receiveAll(model.changes(replica.version, 3).items);
    replica.receiveAll(model.changes(replica.version, 3).items);
    expect(replica.held.stretches).toEqual([{ from: 1, to: 9 }]);
    expect(replica.isBehind).toBe(false);
  });

  it('takes a block from what is older than what it holds: no version tells of it', () => {
    const model = modelOf(3);
    const replica = replicaOf(model);
    const asked = model.seenBy(ALICE);
    replica.receive(model.post({ id: 'm4', authorId: BOB }));
    const me = { ...asked.me, notify: 'none' } as const;
    expect(replica.adopt({ ...asked, me, blocked: 'byThem' })).toBe(false);
    expect(replica.view).toMatchObject({ blocked: 'byThem', lastSeq: 4, me: { notify: 'none' } });
  });

  it('does not take an answer from before its version, unless it knows what changed since', () => {
    const model = modelOf(10);
    const replica = new RoomReplica(ALICE, model.seenBy(ALICE));
    const old = model.seenBy(ALICE);
    const load = replica.beginLoad();
    replica.receive(model.delete(4));
    expect(replica.adopt(old)).toBe(false);
    expect(replica.view.unread).toBe(9);
    expect(replica.adopt(old, load)).toBe(true);
    expect(replica.view.unread).toBe(9);
  });

  it('takes a room back to where the server went back to', () => {
    const model = modelOf(10);
    const replica = replicaOf(model);
    const restored = modelOf(6);
    replica.reset(restored.seenBy(ALICE));
    expect(replica.isBehind).toBe(false);
    const next = restored.post({ id: 'm7', authorId: BOB });
    expect(replica.receive(next)).toEqual([next]);
  });

  it('forgets the far past to save memory, and still counts', () => {
    const model = modelOf(100);
    const replica = replicaOf(model, 100);
    replica.markRead(5);
    expect(replica.trim(20)).toHaveLength(80);
    expect(replica.held.stretches).toEqual([{ from: 81, to: 100 }]);
    replica.receive(model.post({ id: 'm101', authorId: BOB }));
    replica.receive(model.delete(50));
    expect(replica.unread).toEqual({ unread: 95, mentions: 0, exact: true });
  });

  it('has read what the caller sent', () => {
    const model = modelOf(3);
    const replica = replicaOf(model);
    replica.receive(model.post({ id: 'm4', authorId: ALICE }));
    expect(replica.view.me.readSeq).toBe(4);
    expect(replica.view.unread).toBe(0);
  });

  it('comes back from the device as it was', () => {
    const model = modelOf(30);
    const before = replicaOf(model);
    const { view, version, lastSeq, held } = before;
    const after = RoomReplica.restore(ALICE, view, version, lastSeq, held.range(0, 99));
    expect(after.view).toEqual(before.view);
    after.receive(model.post({ id: 'm31', authorId: BOB }));
    expect(after.held.stretches).toEqual([{ from: 21, to: 31 }]);
  });
});
