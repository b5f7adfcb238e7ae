import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ClientWorld } from './support/client-world.js';
import { ALICE, aMessage, aRoom, BOB } from './support/models.js';

/** How rooms are brought up to date and kept so, over a network that a test bends. */
describe('catching up', () => {
  let world: ClientWorld;

  beforeEach(() => {
    world = new ClientWorld();
    const room = world.backend.room();
    for (let seq = 1; seq <= 120; seq += 1) room.post({ id: `m${seq}`, authorId: BOB });
  });

  afterEach(() => world.client.stop());

  const room = () => world.backend.room();
  const timeline = () => world.client.timeline('room');
  const asked = (what: string) => world.backend.asked.filter((one) => one === what).length;
  const post = (id: string) => world.backend.write('room', () => room().post({ id, authorId: BOB }));
  /** The server writes, and nobody hears of it. */
  const postUnheard = (id: string) => room().post({ id, authorId: BOB });

  const openRoom = async (): Promise<void> => {
    await world.signIn();
    timeline().open();
    await world.clock.advance(0);
  };

  it('shows the newest page of an opened room, and says that there is more before it', async () => {
    await openRoom();
    expect(timeline().window).toMatchObject({ fromSeq: 71, toSeq: 120, hasBefore: true, hasAfter: false });
    await world.run(timeline().loadOlder());
    await world.run(timeline().loadOlder());
    expect(timeline().window).toMatchObject({ fromSeq: 1, toSeq: 120, hasBefore: false });
  });

  it('moves the window to a place in the past, and back over the hole between', async () => {
    await openRoom();
    await world.run(timeline().loadAround(20));
    expect(timeline().window).toMatchObject({ fromSeq: 1, toSeq: 50, hasAfter: true });
    post('live');
    await world.clock.advance(0);
    expect(timeline().window).toMatchObject({ toSeq: 50, hasAfter: true });
    await world.run(timeline().loadNewer());
    expect(timeline().window).toMatchObject({ fromSeq: 1, toSeq: 121, hasAfter: false });
  });

  it('lets go of what the server has let go of, and of nothing else', async () => {
    await openRoom();
    await world.run(timeline().loadOlder());
    const unread = () => world.client.rooms.get('room')?.unread;
    expect([timeline().window.fromSeq, unread()]).toEqual([21, 120]);

    room().cut(101);
    world.backend.tell({ roomId: 'room', event: 'room:changed', payload: room().seenBy(ALICE) });
    await world.clock.advance(0);
    expect(timeline().window).toMatchObject({ fromSeq: 101, toSeq: 120, hasBefore: false, hasAfter: false });
    expect(timeline().messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => 101 + n));
    expect(unread()).toBe(20);
    await world.clock.advance(60_000);
    expect(unread()).toBe(20);
    // Neither is older history asked for, nor the room over and over.
    const before = world.backend.asked.length;
    await world.run(timeline().loadOlder());
    await world.clock.advance(60_000);
    expect(world.backend.asked.slice(before).filter((what) => what.startsWith('GET'))).toEqual([]);

    room().cut(121);
    world.backend.tell({ roomId: 'room', event: 'room:changed', payload: room().seenBy(ALICE) });
    await world.clock.advance(0);
    expect(timeline().window).toMatchObject({ loaded: true, hasBefore: false, hasAfter: false });
    expect([timeline().messages.length, unread()]).toEqual([0, 0]);
    post('live');
    await world.clock.advance(0);
    expect(timeline().messages.map(({ id }) => id)).toEqual(['live']);
  });

  it('hears after an absence where the history begins', async () => {
    await openRoom();
    await world.run(timeline().loadAround(20));
    world.network.cut();
    room().cut(90);
    await world.clock.advance(60_000);
    expect(timeline().window).toMatchObject({ toSeq: 120, hasBefore: false, hasAfter: false });
    expect(timeline().messages[0]?.seq).toBe(90);
  });

  it('waits a moment for what was overtaken before it asks', async () => {
    await openRoom();
    const lost = room().post({ id: 'late', authorId: BOB });
    post('early');
    await world.clock.advance(100);
    expect(timeline().window.toSeq).toBe(120);
    world.backend.tell({ roomId: 'room', event: 'message:changed', payload: lost });
    await world.clock.advance(1_000);
    expect(timeline().window.toSeq).toBe(122);
    expect(asked('GET /rooms/room/changes')).toBe(0);
  });

  it('asks for what a jump left out, until nothing is missing', async () => {
    await openRoom();
    for (let n = 0; n < 250; n += 1) postUnheard(`unheard${n}`);
    post('heard');
    await world.clock.advance(500);
    expect(timeline().window).toMatchObject({ fromSeq: 71, toSeq: 371, hasAfter: false });
    expect(asked('GET /rooms/room/changes')).toBe(3);
  });

  it('asks again when asking failed, for as long as it takes', async () => {
    await openRoom();
    postUnheard('unheard');
    world.network.weather = { ...world.network.weather, loseAnswers: 1 };
    post('heard');
    await world.clock.advance(20_000);
    expect(timeline().window.toSeq).toBe(120);
    world.network.weather = { ...world.network.weather, loseAnswers: 0 };
    await world.clock.advance(31_000);
    expect(timeline().window.toSeq).toBe(122);
  });

  it('learns of a lost last message by the head of the room', async () => {
    await openRoom();
    postUnheard('last');
    world.backend.tell({ roomId: 'room', event: 'room:head', payload: { roomId: 'room', version: 121 } });
    await world.clock.advance(500);
    expect(timeline().window.toSeq).toBe(121);
  });

  it('starts afresh when it is too far behind', async () => {
    await openRoom();
    for (let n = 0; n < 600; n += 1) postUnheard(`unheard${n}`);
    world.changes.length = 0;
    world.backend.tell({ roomId: 'room', event: 'room:head', payload: { roomId: 'room', version: 720 } });
    await world.clock.advance(500);
    expect(world.ofType('timeline:reset')).toHaveLength(1);
    expect(timeline().window).toMatchObject({ fromSeq: 671, toSeq: 720, hasBefore: true, hasAfter: false });
    expect(world.client.rooms.get('room')).toMatchObject({ unread: 720, lastSeq: 720 });
  });

  it('goes to the end when what was looked at in the past could not be kept', async () => {
    await openRoom();
    await world.run(timeline().loadAround(20));
    for (let n = 0; n < 600; n += 1) postUnheard(`unheard${n}`);
    world.backend.tell({ roomId: 'room', event: 'room:head', payload: { roomId: 'room', version: 720 } });
    await world.clock.advance(500);
    expect(timeline().window).toMatchObject({ fromSeq: 671, toSeq: 720, hasAfter: false });
  });

  it('loads what is looked at when a reset comes while it is being loaded', async () => {
    await world.signIn();
    world.network.weather = { ...world.network.weather, delayMs: 2_000 };
    timeline().open();
    await world.clock.advance(0);
    for (let n = 0; n < 600; n += 1) postUnheard(`unheard${n}`);
    const replica = world.client['book'].get('room');
    replica?.reset(room().seenBy(ALICE));
    await world.clock.advance(20_000);
    expect(timeline().window).toMatchObject({ fromSeq: 671, toSeq: 720, loading: null });
  });

  it('asks again for an opened room when the server could not say', async () => {
    await world.signIn();
    const rest = world.backend.rest.bind(world.backend);
    let busy = 3;
    world.backend.rest = (request) =>
      request.path.endsWith('/messages') && (busy -= 1) >= 0
        ? { status: 503, body: { code: 'UNAVAILABLE', detail: 'busy' } }
        : rest(request);
    timeline().open();
    await world.clock.advance(2_000);
    expect(timeline().window).toMatchObject({ loaded: false, loading: null });
    await world.clock.advance(10_000);
    expect(timeline().window).toMatchObject({ toSeq: 120, loaded: true });
  });

  it('opens a room that was left and joined again while it was being loaded', async () => {
    await world.signIn();
    world.network.weather = { ...world.network.weather, delayMs: 2_000 };
    timeline().open();
    await world.clock.advance(0);
    for (const socket of world.network.sockets) {
      socket.hear('room:removed', { roomId: 'room', reason: 'left' });
      socket.hear('room:added', room().seenBy(ALICE));
    }
    await world.clock.advance(20_000);
    expect(timeline().window).toMatchObject({ toSeq: 120, loaded: true });
  });

  it('does not ask for rooms of somebody who has signed out', async () => {
    await openRoom();
    world.client.connection.close();
    world.client['sync'].receive({ ...aMessage(), roomId: 'unknown' });
    await world.run(world.client.session.logout());
    world.client['sync'].receive({ ...aMessage(), roomId: 'unknown' });
    await world.clock.advance(60_000);
    expect(world.backend.asked.filter((event) => event === 'sync')).toHaveLength(1);
    expect(world.clock.next).toBeNull();
  });

  it('names what it holds after an absence, and gets no more than what changed', async () => {
    await openRoom();
    world.network.up = false;
    world.network.cut();
    postUnheard('missed');
    room().edit(100, { body: 'edited' });
    world.network.up = true;
    const before = asked('GET /rooms/room/messages');
    await world.clock.advance(3_000);
    expect(timeline().find('missed')).not.toBeNull();
    expect(timeline().find('m100')?.body).toBe('edited');
    expect(world.ofType('timeline:reset')).toEqual([]);
    expect(asked('GET /rooms/room/messages')).toBe(before);
  });

  it('holds events back from the connection until the state has been applied', async () => {
    await openRoom();
    const heard: string[] = [];
    world.client.changes.subscribe((change) => {
      if (change.type === 'rooms:replaced') heard.push('state');
      if (change.type === 'room:removed') heard.push('removed');
      if (change.type === 'receipts:changed') heard.push('receipt');
    });
    // Events come at once, the answer to sync on a slow way.
    world.network.cut();
    world.network.weather = { ...world.network.weather, delayMs: 5_000 };
    while (world.client.connection.state.status !== 'catching-up') await world.clock.advance(50);
    for (const socket of world.network.sockets) {
      socket.hear('receipt:changed', {
        roomId: 'room',
        userId: BOB,
        readSeq: 9,
        deliveredSeq: 9,
        readByAllSeq: 0,
      });
      socket.hear('room:removed', { roomId: 'other', reason: 'kicked' });
      socket.hear('room:added', aRoom({ id: 'other', name: 'Other' }));
      socket.hear('room:removed', { roomId: 'other', reason: 'banned' });
    }
    expect(heard).toEqual([]);
    await world.clock.advance(10_000);
    expect(heard.slice(0, 3)).toEqual(['state', 'receipt', 'removed']);
  });

  it('forgets a room that it was removed from, at once and on the device too', async () => {
    await openRoom();
    await world.clock.advance(2_000);
    expect(await world.storage.rooms.load(ALICE)).toHaveLength(1);
    world.backend.tell({
      roomId: 'room',
      event: 'room:removed',
      payload: { roomId: 'room', reason: 'kicked' },
    });
    await world.clock.advance(0);
    expect(world.client.rooms.get('room')).toBeNull();
    expect(timeline().messages).toEqual([]);
    expect(timeline().find('m120')).toBeNull();
    expect(world.ofType('room:removed')).toEqual([
      { type: 'room:removed', roomId: 'room', reason: 'kicked' },
    ]);
    await world.clock.advance(2_000);
    expect(await world.storage.rooms.load(ALICE)).toEqual([]);
  });

  it('learns by sync of a room that it lost while it was away', async () => {
    await openRoom();
    world.network.cut();
    world.backend.forbidden.add('room');
    await world.clock.advance(3_000);
    expect(world.client.rooms.get('room')).toBeNull();
  });

  it('reads the state again when asking for changes shows that the room is lost', async () => {
    await openRoom();
    postUnheard('unheard');
    post('heard');
    await world.clock.advance(0);
    world.backend.forbidden.add('room');
    await world.clock.advance(10_000);
    expect(world.client.rooms.get('room')).toBeNull();
  });

  it('reads the state again when it hears of a room that it does not know', async () => {
    await world.signIn();
    const other = world.backend.room('other');
    world.backend.write('other', () => other.post({ id: 'o1', authorId: BOB }));
    await world.clock.advance(10_000);
    expect(world.client.rooms.get('other')).toMatchObject({ lastSeq: 1, version: 1 });
  });

  it('keeps a room that was removed and given back before the state was read', async () => {
    await openRoom();
    world.network.cut();
    world.network.weather = { ...world.network.weather, delayMs: 2_000 };
    while (world.client.connection.state.status !== 'catching-up') await world.clock.advance(50);
    for (const socket of world.network.sockets)
      socket.hear('room:removed', { roomId: 'room', reason: 'kicked' });
    world.network.weather = { ...world.network.weather, delayMs: 0 };
    await world.clock.advance(15_000);
    expect(world.client.rooms.get('room')).not.toBeNull();
    expect(timeline().window).toMatchObject({ toSeq: 120, hasAfter: false });
  });

  it('shows at once, without a network, what was there, and goes on from it', async () => {
    await openRoom();
    await world.clock.advance(2_000);
    world.network.up = false;
    await world.reopen();
    expect(world.client.session.me?.id).toBe(ALICE);
    expect(world.client.rooms.get('room')).toMatchObject({ unread: 120, lastSeq: 120 });
    timeline().open();
    expect(timeline().window).toMatchObject({ fromSeq: 71, toSeq: 120, hasBefore: true, hasAfter: false });
    expect(timeline().messages).toHaveLength(50);

    postUnheard('missed');
    world.network.up = true;
    await world.clock.advance(35_000);
    expect(world.client.connection.state.status).toBe('online');
    expect(timeline().window).toMatchObject({ fromSeq: 71, toSeq: 121 });
    expect(world.ofType('timeline:reset')).toEqual([]);
  });

  it('loads the newest page of an open room again after a reset', async () => {
    await openRoom();
    world.network.cut();
    for (let n = 0; n < 600; n += 1) postUnheard(`unheard${n}`);
    await world.clock.advance(3_000);
    expect(timeline().window).toMatchObject({ fromSeq: 671, toSeq: 720, hasAfter: false });
  });

  it('forgets the far past of rooms that nobody looks at, and says so', async () => {
    await world.signIn();
    for (let n = 0; n < 400; n += 1) post(`live${n}`);
    await world.clock.advance(100);
    const dropped = world.ofType('messages:dropped').flatMap(({ ids }) => ids);
    expect(dropped.length).toBeGreaterThanOrEqual(200);
    expect(timeline().messages.length).toBeLessThanOrEqual(300);
    expect(world.client.rooms.get('room')?.unread).toBe(520);
  });
});
