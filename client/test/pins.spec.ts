import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ClientWorld } from './support/client-world.js';
import { BOB } from './support/models.js';
import type { RoomModel } from './support/room-model.js';

/** What is pinned in a room that somebody looks at. */
describe('pins', () => {
  let world: ClientWorld;
  let told: string[][];

  beforeEach(async () => {
    world = new ClientWorld();
    for (let n = 1; n <= 400; n += 1) world.backend.room().post({ id: `m${n}`, authorId: BOB });
    world.backend.room().pin(3, true);
    await world.signIn();
    told = [];
    world.client.changes.on('pins:replaced', ({ messages }) => told.push(messages.map(({ id }) => id)));
  });

  afterEach(() => world.client.stop());

  const open = async (): Promise<() => void> => {
    const close = world.client.pins.open('room');
    await world.clock.advance(0);
    return close;
  };
  const ids = () => world.client.pins.of('room').map(({ id }) => id);
  const asked = () => world.backend.asked.filter((call) => call.endsWith('/pins')).length;
  const write = async (act: (room: RoomModel) => ReturnType<RoomModel['pin']>): Promise<void> => {
    world.backend.write('room', act);
    await world.clock.advance(0);
  };

  it('are asked for once, and follow what happens to messages that are not held, too', async () => {
    await open();
    expect(ids()).toEqual(['m3']);
    await write((room) => room.pin(5, true));
    await write((room) => room.edit(3, { body: 'edited' }));
    expect(ids()).toEqual(['m5', 'm3']);
    expect(world.client.pins.of('room')[1]?.body).toBe('edited');
    await write((room) => room.delete(3));
    await write((room) => room.pin(5, false));
    expect(ids()).toEqual([]);
    expect(told).toEqual([['m3'], ['m5', 'm3'], ['m5', 'm3'], ['m5'], []]);
    expect(asked()).toBe(1);
  });

  it('say nothing when something else changes', async () => {
    await open();
    await write((room) => room.react(9, [BOB]));
    await write((room) => room.post({ id: 'new', authorId: BOB }));
    expect(told).toEqual([['m3']]);
  });

  it('catch up with what was pinned while they were being loaded, or while the device was away', async () => {
    const rest = world.backend.rest.bind(world.backend);
    world.backend.rest = (request) => {
      const answer = rest(request);
      // The answer is made, and on its way things go on.
      if (request.path.endsWith('/pins')) world.backend.write('room', (room) => room.pin(7, true));
      return answer;
    };
    // A room of which nothing is held is loaded afresh after every absence.
    world.client.timeline('room').open();
    await open();
    await world.clock.advance(1_000);
    world.backend.rest = rest;
    expect(ids()).toEqual(['m7', 'm3']);

    world.network.cut();
    world.backend.room().pin(3, false);
    await world.clock.advance(5_000);
    expect(ids()).toEqual(['m7']);
    expect(asked()).toBe(1);
  });
});
