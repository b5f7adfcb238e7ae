import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ClientWorld } from './support/client-world.js';
import { ALICE, BOB } from './support/models.js';

/** Read, delivered and unread, between what is on a screen and what the server holds. */
describe('marks', () => {
  let world: ClientWorld;

  beforeEach(async () => {
    world = new ClientWorld();
    const room = world.backend.room();
    for (let seq = 1; seq <= 20; seq += 1) room.post({ id: `m${seq}`, authorId: BOB });
    await world.signIn();
    world.client.timeline('room').open();
    await world.clock.advance(1_000);
    world.backend.asked.length = 0;
  });

  afterEach(() => world.client.stop());

  const asked = (event: string) => world.backend.asked.filter((one) => one === event).length;
  const shown = () => world.client.rooms.get('room');
  const truth = () => world.backend.room().seenBy(ALICE);

  it('are there at once, and told to the server together, the highest only', async () => {
    for (let seq = 1; seq <= 12; seq += 1) world.client.marks.read('room', seq);
    expect(shown()).toMatchObject({ unread: 8, me: { readSeq: 12 } });
    expect(asked('room:read')).toBe(0);
    await world.clock.advance(500);
    expect(asked('room:read')).toBe(1);
    expect(truth()).toMatchObject({ unread: 8, me: { readSeq: 12 } });
  });

  it('never go back by reading, and never past what there is', async () => {
    world.client.marks.read('room', 12);
    world.client.marks.read('room', 3);
    world.client.marks.read('room', 99);
    await world.clock.advance(500);
    expect(shown()?.me.readSeq).toBe(20);
    expect(truth().me.readSeq).toBe(20);
  });

  it('are told again when nobody knows whether they arrived', async () => {
    world.network.weather = { ...world.network.weather, loseRequests: 1 };
    world.client.marks.read('room', 12);
    await world.clock.advance(600);
    world.network.cut();
    world.network.weather = { ...world.network.weather, loseRequests: 0 };
    await world.clock.advance(3_000);
    expect(truth().me.readSeq).toBe(12);
  });

  it('are told at once, all of them, when somebody marks rooms as read', async () => {
    const other = world.backend.room('other');
    for (let seq = 1; seq <= 3; seq += 1) other.post({ id: `o${seq}`, authorId: BOB });
    world.network.cut();
    await world.clock.advance(3_000);
    world.client.marks.read('room', 5);
    await world.clock.advance(100);
    for (const roomId of ['room', 'other']) world.client.marks.readAll(roomId);
    await world.clock.advance(0);
    expect(truth().unread).toBe(0);
    expect(other.seenBy(ALICE).unread).toBe(0);
    expect(shown()?.unread).toBe(0);
  });

  it('wait for a connection', async () => {
    world.network.up = false;
    world.network.cut();
    world.client.marks.readAll('room');
    expect(shown()?.unread).toBe(0);
    await world.clock.advance(10_000);
    world.network.up = true;
    await world.clock.advance(31_000);
    expect(truth().unread).toBe(0);
    expect(shown()?.unread).toBe(0);
  });

  it('are set back by a person’s wish, whatever was on its way', async () => {
    world.client.marks.readAll('room');
    const wish = world.client.marks.unread('room', 15);
    await world.clock.advance(2_000);
    await wish;
    expect(shown()).toMatchObject({ unread: 6, me: { readSeq: 14, deliveredSeq: 20 } });
    expect(truth()).toMatchObject({ unread: 6, me: { readSeq: 14 } });
  });

  it('follow another device of the same person, forward and back', async () => {
    world.backend.socket(ALICE, 'room:read', { roomId: 'room', seq: 18 });
    await world.clock.advance(0);
    expect(shown()).toMatchObject({ unread: 2, me: { readSeq: 18 } });
    world.backend.socket(ALICE, 'room:unread', { roomId: 'room', seq: 5 });
    await world.clock.advance(500);
    expect(shown()).toMatchObject({ unread: 16, me: { readSeq: 4 } });
  });

  it('say what reached this device, once for many', async () => {
    for (let n = 0; n < 10; n += 1) {
      world.backend.write('room', (room) => room.post({ id: `live${n}`, authorId: BOB }));
    }
    await world.clock.advance(500);
    expect(asked('room:delivered')).toBe(1);
    expect(truth().me).toMatchObject({ readSeq: 0, deliveredSeq: 30 });
  });

  it('do not go back with an answer that a message of one’s own has overtaken', async () => {
    const socket = world.backend.socket.bind(world.backend);
    world.backend.socket = (userId, event, payload) => {
      const answer = socket(userId, event, payload);
      // Told before the answer to what was asked before it.
      if (event === 'room:delivered' && !world.backend.room().find('mine'))
        world.backend.write('room', (room) => room.post({ id: 'mine', authorId: ALICE }));
      return answer;
    };
    world.backend.write('room', (room) => room.post({ id: 'live', authorId: BOB }));
    await world.clock.advance(2_000);
    expect(shown()).toMatchObject({ unread: 0, me: { readSeq: 22 } });
    const told = world.ofType('room:upserted').map(({ room }) => room.me.readSeq);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('do not go back with an answer about the room while more was read than is told', async () => {
    const told: number[] = [];
    world.client.changes.on('room:upserted', ({ room }) => told.push(room.me.readSeq));
    world.network.weather = { ...world.network.weather, delayMs: 40 };
    world.client.marks.read('room', 5);
    // That is told, and on its way; this waits for more. Word of the first comes back, and the room is asked for.
    await world.clock.advance(52);
    world.client.marks.read('room', 16);
    await world.clock.advance(3_000);
    expect(truth()).toMatchObject({ me: { readSeq: 16 } });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('do not say delivered of what they say read of', async () => {
    world.backend.write('room', (room) => room.post({ id: 'live', authorId: BOB }));
    await world.clock.advance(0);
    world.client.marks.read('room', 21);
    await world.clock.advance(1_000);
    expect(asked('room:read')).toBe(1);
    expect(asked('room:delivered')).toBe(0);
  });

  it('ask the server where the counts can’t be known', async () => {
    const room = world.backend.room('long');
    for (let n = 0; n < 200; n += 1) room.post({ id: `l${n}`, authorId: n % 2 ? ALICE : BOB });
    room.markUnread(ALICE, 1);
    world.network.cut();
    await world.clock.advance(3_000);
    expect(world.client.rooms.get('long')?.unread).toBe(100);
    world.backend.socket(ALICE, 'room:read', { roomId: 'long', seq: 51 });
    await world.clock.advance(3_000);
    expect(world.client.rooms.get('long')?.unread).toBe(room.seenBy(ALICE).unread);
  });
});
