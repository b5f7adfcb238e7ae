import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Server, type Socket as Served } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { emitTogether, HELD_BACK, joinWrites } from '../../src/platform/socket/one-write/index.js';

/**
 * Socket.IO as it is and Socket.IO with joined writes go through the same random story, and every client must hear the
 * same on both: the same events with the same contents in the same order.
 */
interface World {
  readonly server: Server;
  readonly http: HttpServer;
  readonly url: string;
}

const KINDS = ['websocket', 'websocket', 'websocket', 'upgrading', 'polling', 'slow'] as const;
type Kind = (typeof KINDS)[number];

const ROOMS = ['red', 'green', 'blue'];
/** Around the lengths at which a frame is written in another way, once the packet's own letters are added. */
const LENGTHS = [125, 126, 65_535, 65_536].flatMap((length) => [length - 40, length - 20]);

async function startWorld(perMessageDeflate: boolean, isJoined: boolean): Promise<World> {
  const http = createServer();
  const server = new Server(http, {
    perMessageDeflate: perMessageDeflate && { threshold: 0 },
    maxHttpBufferSize: 10_000_000,
    pingInterval: 200,
  });
  if (isJoined) joinWrites(server);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { server, http, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

async function stopWorld(world: World | undefined): Promise<void> {
  await world?.server.close();
}

/** What happens to which client (by number), in which room, with how long a text. */
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('emit' as const), ...whereTo(), size: size() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('two rooms' as const), ...whereTo(), size: size() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('except' as const), ...whereTo(), size: size() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('all' as const), ...whereTo(), size: size() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('volatile' as const), ...whereTo(), size: size() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('binary' as const), ...whereTo(), size: size() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('several' as const), ...whereTo(), size: size() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('to one' as const), ...whereTo(), size: size() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('join' as const), ...whereTo(), size: size() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('leave' as const), ...whereTo(), size: size() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask' as const), ...whereTo(), size: size() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disconnect' as const), ...whereTo(), size: size() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), ...whereTo(), size: size() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('microtask' as const), ...whereTo(), size: size() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('turn' as const), ...whereTo(), size: size() }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function whereTo() {
  return { room: fc.constantFrom(...ROOMS), client: fc.nat(KINDS.length - 1) };
}

function size(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.nat(100) },
    { weight: 6, arbitrary: fc.constantFrom(...LENGTHS).chain((from) => fc.nat(40).map((n) => from + n)) },
    { weight: 1, arbitrary: fc.constantFrom(300_000) },
  );
}

type Emitting = Pick<Server, 'emit'>;

interface Attendant {
  readonly kind: Kind;
  readonly client: Socket;
  readonly served: Served;
  readonly heard: unknown[][];
}

async function arrive(world: World, kind: Kind): Promise<Attendant> {
  const served = new Promise<Served>((resolve) => world.server.once('connection', resolve));
  const client = io(world.url, {
    transports:
      kind === 'polling' ? ['polling'] : kind === 'upgrading' ? ['polling', 'websocket'] : ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const heard: unknown[][] = [];
  client.onAny((...event: unknown[]) => {
    const answer = event.at(-1);
    if (typeof answer === 'function') (answer as (text: string) => void)('yes');
    heard.push(event.filter((part) => typeof part !== 'function'));
  });
  client.on('disconnect', (reason) => heard.push(['gone', reason]));
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('connect_error', reject);
  });
  return { kind, client, served: await served, heard };
}

function tcpOf({ client }: Attendant): TcpSocket | undefined {
  const { transport } = client.io.engine as { transport: unknown };
  return (transport as { ws?: { _socket?: TcpSocket } }).ws?._socket;
}

/** Plays the story and answers what each client heard. */
async function play(world: World, story: readonly Act[]): Promise<unknown[][][]> {
  const all: Attendant[] = [];
  for (const kind of KINDS) all.push(await arrive(world, kind));
  const slow = all.filter(({ kind }) => kind === 'slow');
  for (const one of slow) tcpOf(one)?.pause();
  const { server } = world;

  let n = 0;
  for (const { do: what, room, client, size: length } of story) {
    const one = all[client];
    if (!one) throw new Error('there is no such client');
    const other = ROOMS[(ROOMS.indexOf(room) + 1) % ROOMS.length] ?? room;
    const content = [++n, 'é'.repeat(length % 3) + 'x'.repeat(length)];
    if (what === 'emit') server.to(room).emit('said', ...content);
    else if (what === 'two rooms') server.to([room, other]).emit('said', ...content);
    else if (what === 'except')
      server
        .to(room)
        .except(other)
        .emit('said', ...content);
    else if (what === 'all') server.emit('said', ...content);
    else if (what === 'volatile') server.to(room).volatile.emit('perhaps', ...content);
    else if (what === 'binary') server.to(room).emit('said', n, Buffer.alloc(length % 1_000, 7));
    else if (what === 'several')
      emitTogether(server, () => {
        // Mostly to the same room, and in between what cannot be told along with that.
        for (let nth = 0; nth < 2 + (length % 7); nth += 1) {
          const say = (to: Emitting): unknown => to.emit('said', ++n, 'x'.repeat(length));
          const kind = (length + nth) % 9;
          if (kind === 4) say(server.to(other));
          else if (kind === 5) say(server.to(room).except(other));
          else if (kind === 6) say(server.to([room, other]));
          else if (kind === 7) server.to(room).volatile.emit('perhaps', ++n);
          else if (kind === 8) server.to(room).emit('said', ++n, Buffer.alloc(9, 7));
          else say(server.to(room));
        }
      });
    else if (what === 'to one') one.served.emit('told', ...content);
    else if (what === 'join') void one.served.join(room);
    else if (what === 'leave') void one.served.leave(room);
    else if (what === 'ask') one.served.emit('asked', ...content, () => undefined);
    else if (what === 'disconnect') one.served.disconnect(length % 2 === 0);
    else if (what === 'close') one.served.conn.close();
    else if (what === 'microtask') await Promise.resolve();
    else await turn();
  }
  server.emit('end');
  for (const one of slow) tcpOf(one)?.resume();
  await Promise.all(all.map(ended));
  for (const { client } of all) client.disconnect();
  return all.map(({ heard }) => heard);
}

async function ended({ client, heard }: Attendant): Promise<void> {
  const isOver = (): boolean => heard.some(([name]) => name === 'end' || name === 'gone');
  while (!isOver()) {
    await new Promise<void>((resolve) => {
      client.onAny(() => resolve());
      client.once('disconnect', () => resolve());
    });
  }
}

/** What must be heard. What may get lost may do so here and not there; if it is heard, then in its place. */
function certain(heard: readonly unknown[][]): unknown[][] {
  return heard.filter(([name]) => name !== 'perhaps');
}

function numbers(heard: readonly unknown[][]): number[] {
  return heard.map(([, number]) => number).filter((number) => typeof number === 'number');
}

describe.each([
  ['as the server is set up', false],
  ['with negotiated compression', true],
])('%s', (_name, perMessageDeflate) => {
  let original: World;
  let joined: World;

  beforeAll(async () => {
    original = await startWorld(perMessageDeflate, false);
    joined = await startWorld(perMessageDeflate, true);
  });

  afterAll(async () => {
    await stopWorld(original);
    await stopWorld(joined);
  });

  test('every client hears what it hears without joined writes, in the same order', async () => {
    const seed = Number(process.env['SEED'] ?? 20_261);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 120 }), async (story) => {
        const [without, withJoined] = await Promise.all([play(original, story), play(joined, story)]);
        expect(withJoined.map(certain)).toEqual(without.map(certain));
        for (const heard of withJoined) {
          expect(numbers(heard)).toEqual(numbers(heard).toSorted((a, b) => a - b));
        }
      }),
      { seed, numRuns: Number(process.env['RUNS'] ?? 20), endOnFailure: true, verbose: 1 },
    );
  });
});

describe('with joined writes', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(false, true);
  });

  afterAll(() => stopWorld(world));

  /** How often something is handed to the connection below. */
  function countWrites({ served }: Attendant): { count: number } {
    const wire = served.request.socket;
    const counted = { count: 0 };
    const write = wire.write.bind(wire) as (...args: unknown[]) => boolean;
    wire.write = (...args: unknown[]) => {
      counted.count += 1;
      return write(...args);
    };
    return counted;
  }

  test('what comes up within one turn is one write, answers and all', async () => {
    const one = await arrive(world, 'websocket');
    void one.served.join('red');
    await turn();
    const writes = countWrites(one);
    for (let n = 0; n < 10; n += 1) {
      world.server.to('red').emit('said', n);
      one.served.emit('told', n);
      await Promise.resolve();
    }
    one.served.emit('end');
    await ended(one);
    expect(writes.count).toBe(1);
    expect(one.heard).toHaveLength(21);
    one.client.disconnect();
  });

  test('several packets for a room are written to each of its members as one, in their order', async () => {
    const [one, listening, absent] = [
      await arrive(world, 'websocket'),
      await arrive(world, 'websocket'),
      await arrive(world, 'websocket'),
    ];
    for (const { served } of [one, listening]) void served.join('red');
    const listened: unknown[] = [];
    listening.served.onAnyOutgoing((...event: unknown[]) => listened.push(event));
    await turn();
    const writes = countWrites(one);
    const told = Array.from({ length: 10 }, (_, n) => ['said', n]);
    emitTogether(world.server, () => {
      for (const [, n] of told) world.server.to('red').emit('said', n);
    });
    // Who came later hears nothing of it.
    void absent.served.join('red');
    world.server.emit('end');
    await Promise.all([one, listening, absent].map(ended));
    expect([one, listening, absent].map(({ heard }) => heard)).toEqual([
      [...told, ['end']],
      [...told, ['end']],
      [['end']],
    ]);
    expect(listened).toEqual([...told, ['end']]);
    expect(writes.count).toBe(1);
    for (const { client } of [one, listening, absent]) client.disconnect();
  });

  test('the members of a room are gone through once for several packets', async () => {
    const one = await arrive(world, 'websocket');
    void one.served.join('blue');
    await turn();
    const members = world.server.sockets.adapter.rooms.get('blue');
    if (!members) throw new Error('nobody is there');
    let walks = 0;
    members[Symbol.iterator] = function () {
      walks += 1;
      return Set.prototype.values.call(this) as SetIterator<string>;
    };
    emitTogether(world.server, () => {
      for (let n = 0; n < 10; n += 1) world.server.to('blue').emit('said', n);
    });
    expect(walks).toBe(1);
    one.served.emit('end');
    await ended(one);
    expect(numbers(one.heard)).toHaveLength(10);
    one.client.disconnect();
  });

  test('what is volatile reaches whom nothing keeps from it', async () => {
    const one = await arrive(world, 'websocket');
    await turn();
    one.served.volatile.emit('perhaps', 1);
    one.served.emit('end');
    await ended(one);
    expect(one.heard).toEqual([['perhaps', 1], ['end']]);
    one.client.disconnect();
  });

  test('a large packet is sent by itself, and in its place', async () => {
    const one = await arrive(world, 'websocket');
    const texts = ['small', 'x'.repeat(1_000_000), 'after it', 'y'.repeat(200_000), 'last'];
    for (const text of texts) one.served.emit('told', text);
    one.served.emit('end');
    await ended(one);
    expect(one.heard).toEqual([...texts.map((text) => ['told', text]), ['end']]);
    one.client.disconnect();
  });

  test('who does not read gets everything in its order once it does, and Engine.IO knows that it waits', async () => {
    const one = await arrive(world, 'slow');
    void one.served.join('red');
    tcpOf(one)?.pause();
    const held: unknown[] = [];
    one.served.conn.on(HELD_BACK, (load) => held.push(load));
    let n = 0;
    const say = (length: number): void => {
      world.server.to('red').emit('said', (n += 1), 'x'.repeat(length));
      one.served.emit('told', (n += 1));
    };
    // Until the kernel takes no more, and then some more, in turns of their own and together.
    while (one.served.conn.transport.writable && n < 10_000) {
      say(50_000);
      await turn();
    }
    expect(one.served.conn.transport.writable).toBe(false);
    // Said to whoever bounds what waits.
    expect(held).toEqual([{ packets: 2, eventBytes: expect.any(Number), answerBytes: 0 }]);
    for (let more = 0; more < 20; more += 1) {
      say(more % 3 === 0 ? 100_000 : 10);
      if (more % 2 === 0) await turn();
    }
    one.served.emit('end');
    tcpOf(one)?.resume();
    await ended(one);
    expect(numbers(one.heard)).toEqual(Array.from({ length: n }, (_, index) => index + 1));
    expect(one.served.conn.transport.writable).toBe(true);
    one.client.disconnect();
  });
});
