import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Client } from '../src/client.js';
import { processLocks } from '../src/ports/process-locks.js';
import { memoryStorage } from '../src/storage/memory-storage.js';
import { ClientWorld } from './support/client-world.js';
import { BOB } from './support/models.js';
import { CALM } from './support/fake-network.js';

const text = (body: string) => ({ body, replyTo: null });

/** Alice at her desk, and with a telephone. */
class TwoDevices extends ClientWorld {
  phone: Client;

  constructor(seed?: number) {
    super(seed);
    this.backend.room().post({ id: 'm1', authorId: BOB });
    this.phone = this.newClient({ storage: memoryStorage(), locks: processLocks() });
  }

  async begin(): Promise<void> {
    await this.signIn();
    await this.run(this.phone.start());
    await this.run(this.phone.session.login({ login: 'alice', password: 'password' }));
    await this.clock.advance(100);
    this.backend.asked.length = 0;
  }

  async end(): Promise<void> {
    await Promise.all([this.client.stop(), this.phone.stop()]);
  }
}

describe('drafts', () => {
  let world: TwoDevices;

  beforeEach(async () => {
    world = new TwoDevices();
    await world.begin();
  });

  afterEach(() => world.end());

  const desk = () => world.client.drafts;
  const phone = () => world.phone.drafts;
  const asked = (call: string) => world.backend.asked.filter((one) => one === call).length;
  const pass = (ms = 2_000) => world.clock.advance(ms);

  it('are there at once, told to the server together, and on the other device a moment later', async () => {
    for (const body of ['I', 'I w', 'I will']) desk().write('room', text(body));
    desk().write('room', { body: 'I will', replyTo: 'm1' });
    expect(desk().of('room')).toEqual({ body: 'I will', replyTo: 'm1', other: null });
    expect(asked('PUT /rooms/room/draft')).toBe(0);
    await pass(1_100);
    expect(asked('PUT /rooms/room/draft')).toBe(1);
    expect(phone().of('room')).toEqual({ body: 'I will', replyTo: 'm1', other: null });
    phone().write('room', text('I will come'));
    await pass();
    expect(desk().of('room')).toEqual({ body: 'I will come', replyTo: null, other: null });
  });

  it('end everywhere when they are sent, whatever was on its way', async () => {
    desk().write('room', text('Hello'));
    await pass();
    world.network.weather = { ...CALM, delayMs: 300 };
    desk().write('room', text('Hello you'));
    await world.clock.advance(1_050);
    desk().write('room', text(''));
    await pass(5_000);
    expect(desk().of('room').body).toBe('');
    expect(phone().of('room').body).toBe('');
    expect(world.backend.drafts.all).toEqual([]);
  });

  it('are kept both where two devices disagree, until somebody says which', async () => {
    world.network.up = false;
    world.network.cut();
    desk().write('room', text('from the desk'));
    phone().write('room', text('from the phone'));
    await pass();
    world.network.up = true;
    world.wake();
    await pass(10_000);
    const [one, other] = [desk().of('room'), phone().of('room')];
    expect([one.body, other.body]).toEqual(['from the desk', 'from the phone']);
    // The first to come was kept by the server; the second is asked.
    const asksDesk = one.other !== null;
    expect(asksDesk ? one.other : other.other).toEqual(text(asksDesk ? 'from the phone' : 'from the desk'));
    const [asking, told] = asksDesk ? [desk(), phone()] : [phone(), desk()];
    const mine = asking.of('room').body;
    asking.write('room', text(`${mine}, still`));
    await pass();
    expect(told.of('room').body).not.toContain('still');
    asking.keepMine('room');
    await pass();
    expect(asking.of('room')).toEqual({ ...text(`${mine}, still`), other: null });
    expect(told.of('room')).toEqual({ ...text(`${mine}, still`), other: null });
  });

  it('are taken from the other device, if that is what is wanted', async () => {
    world.network.cut();
    world.network.up = false;
    desk().write('room', text('mine'));
    world.backend.drafts.rest('PUT', 'room', new URLSearchParams(), { body: 'theirs', baseVersion: 0 });
    world.network.up = true;
    world.wake();
    await pass(10_000);
    expect(desk().of('room')).toEqual({ ...text('mine'), other: text('theirs') });
    desk().takeOther('room');
    await pass();
    expect(desk().of('room')).toEqual({ ...text('theirs'), other: null });
    expect(world.backend.drafts.bodyOf('room')).toBe('theirs');
  });

  it('are no disagreement where an answer got lost and one wrote on', async () => {
    world.network.weather = { ...CALM, loseAnswers: 1 };
    desk().write('room', text('Hel'));
    await world.clock.advance(1_010);
    desk().write('room', text('Hello'));
    world.network.weather = CALM;
    await pass(40_000);
    expect(desk().of('room')).toEqual({ ...text('Hello'), other: null });
    expect(phone().of('room')).toEqual({ ...text('Hello'), other: null });
  });

  it('survive the tab, and a disagreement does, too', async () => {
    world.network.up = false;
    world.network.cut();
    desk().write('room', text('mine'));
    world.backend.drafts.rest('PUT', 'room', new URLSearchParams(), { body: 'theirs', baseVersion: 0 });
    await pass(100);
    world.network.up = true;
    await world.reopen();
    await pass(10_000);
    expect(desk().of('room')).toEqual({ ...text('mine'), other: text('theirs') });
    world.network.up = false;
    await world.reopen();
    await pass(100);
    expect(desk().of('room')).toEqual({ ...text('mine'), other: text('theirs') });
  });

  it('stay on the device where the server will not have them, without asking again and again', async () => {
    desk().write('room', text('x'.repeat(8_001)));
    await pass(20_000);
    expect(asked('PUT /rooms/room/draft')).toBe(0);
    world.backend.forbidden.add('room');
    desk().write('room', text('y'));
    await pass(60_000);
    expect(asked('PUT /rooms/room/draft')).toBe(1);
    expect(desk().of('room').body).toBe('y');
  });
});

/** A text as it was written, and what was to be read on that device just before. */
interface Writing {
  readonly by: 'desk' | 'phone';
  readonly text: string;
  readonly over: string;
}

/**
 * However two devices write, whatever the network does, and whenever the tab at the desk is loaded anew: in the end they
 * agree, or one of them shows both. What either of them wrote last is on a screen then, or was on that of somebody who went
 * on from it. Texts may be alike: what one writes word for word as the other did is the other's to go on from, too.
 */
it('lose nothing that was not seen by who wrote over it', async () => {
  const act = fc.record({
    by: fc.constantFrom('desk' as const, 'phone' as const),
    letter: fc.constantFrom('a', 'b', 'c', ''),
    wait: fc.constantFrom(0, 300, 1_200, 4_000),
    weather: fc.constantFrom('calm', 'slow', 'lossy', 'down'),
    reload: fc.boolean(),
  });
  const acts = fc.array(act, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(acts, fc.boolean(), fc.integer(), async (acts, areAlike, seed) => {
      const world = new TwoDevices(seed);
      await world.begin();
      const of = (by: Writing['by']) => (by === 'desk' ? world.client : world.phone).drafts;
      const written: Writing[] = [];
      for (const [at, { by, letter, wait, weather, reload }] of acts.entries()) {
        world.network.up = weather !== 'down';
        if (weather === 'down') world.network.cut();
        world.network.weather = {
          ...CALM,
          delayMs: weather === 'calm' ? 0 : 400,
          loseAnswers: weather === 'lossy' ? 0.5 : 0,
          loseEvents: weather === 'lossy' ? 0.5 : 0,
        };
        if (reload) await world.reopen();
        const over = of(by).of('room').body;
        const more = areAlike ? letter : `${letter}${at}`;
        written.push({ by, over, text: letter === '' ? '' : `${over}${more}` });
        of(by).write('room', text(written.at(-1)?.text ?? ''));
        await world.clock.advance(wait);
      }
      world.network.weather = CALM;
      world.network.up = true;
      world.network.cut();
      world.wake();
      await world.clock.advance(120_000);
      const shown = [of('desk').of('room'), of('phone').of('room')];
      const stored = world.backend.drafts.bodyOf('room');
      for (const one of shown) expect(one.other?.body ?? one.body).toBe(stored);
      const readable = shown.flatMap(({ body, other }) => [body, other?.body]);
      for (const device of ['desk', 'phone']) {
        const last = written.findLast(({ by }) => by === device)?.text ?? '';
        const wentOn = written.some(({ over, text }) => over === last && text !== last);
        if (last !== '' && !wentOn) expect(readable).toContain(last);
      }
      await world.end();
    }),
    { numRuns: 60 },
  );
}, 60_000);
