import { afterEach, describe, expect, test } from '@jest/globals';
import { Injectable, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { INestApplication } from '@nestjs/common';
import { IsString } from 'class-validator';
import { EMPTY, of, throwError } from 'rxjs';
import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import { ConfigModule, readConfig } from '../../src/config/index.js';
import { ChatError } from '../../src/platform/errors/index.js';
import { Metrics, SocketMeters, Tallies } from '../../src/platform/observability/index.js';
import { RedisModule } from '../../src/platform/redis/index.js';
import { ShutdownModule } from '../../src/platform/shutdown/index.js';
import {
  ChatGateway,
  ChatIoAdapter,
  NoPayload,
  Payload,
  SocketActor,
  SocketDoor,
  type SocketIdentity,
  SocketModule,
} from '../../src/platform/socket/index.js';
import type { Actor } from '../../src/platform/actor.js';

class WordDto {
  @IsString()
  word: string;
}

/** Everything that a gateway's method can do to leave a client waiting. */
@ChatGateway()
class ProbeGateway {
  @SubscribeMessage('throws')
  throws(): never {
    throw new Error('secret detail');
  }

  @SubscribeMessage('throws nothing much')
  throwsUndefined(): never {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- libraries do
    throw undefined;
  }

  @SubscribeMessage('rejects')
  rejects(): Promise<never> {
    return Promise.reject(new ChatError('MUTED', 'You are muted.', { retryAfterMs: 5 }));
  }

  @SubscribeMessage('gives nothing')
  givesNothing(): void {
    return undefined;
  }

  @SubscribeMessage('gives an event')
  givesAnEvent(): object {
    return { event: 'trap', data: 1 };
  }

  @SubscribeMessage('gives a stream')
  givesAStream(): unknown {
    return of(1, 2, 3);
  }

  @SubscribeMessage('gives an empty stream')
  givesAnEmptyStream(): unknown {
    return EMPTY;
  }

  @SubscribeMessage('gives a broken stream')
  givesABrokenStream(): unknown {
    return throwError(() => new ChatError('GONE', 'It is gone.'));
  }

  @SubscribeMessage('gives what cannot be sent')
  givesWhatCannotBeSent(): unknown {
    return { big: 1n };
  }

  @SubscribeMessage('never ends')
  neverEnds(): Promise<never> {
    return new Promise(() => undefined);
  }

  @SubscribeMessage('takes a word')
  takesAWord(@SocketActor() actor: Actor, @Payload() { word }: WordDto): object {
    return { word, userId: actor.userId };
  }

  @SubscribeMessage('takes nothing')
  takesNothing(@Payload() _nothing: NoPayload): string {
    return 'nothing';
  }
}

@WebSocketGateway()
class BareGateway {
  @SubscribeMessage('bare')
  bare(): string {
    return 'never answered';
  }
}

const USER = newId();

@Injectable()
class OpenDoor extends SocketDoor {
  allow(): void {
    // Whatever it is.
  }

  inspect(): Promise<void> {
    return Promise.resolve();
  }
  identify(): Promise<SocketIdentity> {
    const actor: Actor = { userId: USER, sessionId: newId(), guest: false, role: 'user', scopes: null };
    return Promise.resolve({ actor, expiresAt: new Date(Date.now() + 60_000) });
  }
  open(): void {
    return undefined;
  }
  prepare(): Promise<void> {
    return Promise.resolve();
  }
  enter(): void {
    return undefined;
  }
  leave(): void {
    return undefined;
  }
}

const running: { app: INestApplication; sockets: Socket[] }[] = [];

afterEach(async () => {
  for (const { app, sockets } of running.splice(0)) {
    for (const socket of sockets) socket.disconnect();
    await app.close();
  }
});

async function start(gateway: Type): Promise<{ app: INestApplication; connect: () => Promise<Socket> }> {
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: 'postgres://nobody@localhost/nothing',
    JWT_SECRET: '0123456789abcdef0123456789abcdef',
  });
  class ProbeModule {}
  Module({
    imports: [ConfigModule.of(config), RedisModule, ShutdownModule, SocketModule],
    providers: [gateway, Metrics, Tallies, SocketMeters, { provide: SocketDoor, useClass: OpenDoor }],
  })(ProbeModule);
  const app = await NestFactory.create(ProbeModule, { logger: false, abortOnError: false });
  const sockets: Socket[] = [];
  running.push({ app, sockets });
  app.useWebSocketAdapter(new ChatIoAdapter(app));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const connect = async (): Promise<Socket> => {
    const socket = io(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      auth: { token: 'any' },
      forceNew: true,
    });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return socket;
  };
  return { app, connect };
}

test('a gateway without @ChatGateway() does not start', async () => {
  await expect(start(BareGateway)).rejects.toThrow('BareGateway is a gateway without @ChatGateway()');
});

describe('every event is answered exactly once', () => {
  const internal = { ok: false, error: { code: 'INTERNAL', message: 'Something went wrong on our side.' } };
  const invalid = { ok: false, error: expect.objectContaining({ code: 'VALIDATION' }) };
  const cases: [event: string, payload: unknown[], answer: unknown][] = [
    ['throws', [], internal],
    ['throws nothing much', [], internal],
    ['rejects', [{}], { ok: false, error: { code: 'MUTED', message: 'You are muted.', retryAfterMs: 5 } }],
    ['gives nothing', [{}], { ok: true, data: null }],
    ['gives an event', [{}], { ok: true, data: { event: 'trap', data: 1 } }],
    ['gives a stream', [{}], { ok: true, data: 1 }],
    ['gives an empty stream', [{}], { ok: true, data: null }],
    ['gives a broken stream', [{}], { ok: false, error: { code: 'GONE', message: 'It is gone.' } }],
    ['gives what cannot be sent', [{}], internal],
    ['takes a word', [{ word: 'yes' }], { ok: true, data: { word: 'yes', userId: USER } }],
    ['takes a word', [{ word: 'yes', more: 1 }], invalid],
    ['takes a word', [{ word: 5 }], invalid],
    ['takes a word', [{ word: ['yes'] }], invalid],
    ['takes a word', [[{ word: 'yes' }]], invalid],
    ['takes a word', [{ word: 'yes' }, { word: 'yes' }], invalid],
    ['takes a word', [], invalid],
    ['takes a word', [null], invalid],
    ['takes a word', ['yes'], invalid],
    ['takes a word', [5], invalid],
    ['takes a word', [true], invalid],
    ['takes a word', [Buffer.from('yes')], invalid],
    ['takes a word', [{ word: Buffer.from('yes') }], invalid],
    ['takes a word', [JSON.parse('{"__proto__": {"word": "yes"}}')], invalid],
    ['takes nothing', [], { ok: true, data: 'nothing' }],
    ['takes nothing', [null], { ok: true, data: 'nothing' }],
    ['takes nothing', [{}], { ok: true, data: 'nothing' }],
    ['takes nothing', [{ something: 1 }], invalid],
    ['takes nothing', ['something'], invalid],
    ['not an event', [{}], invalid],
    ['error', [{}], invalid],
    ['toString', [], invalid],
    ['__proto__', [], invalid],
  ];

  test.each(cases)('%s %j', async (event, payload, expected) => {
    const { connect } = await start(ProbeGateway);
    const socket = await connect();
    const stray: unknown[] = [];
    socket.onAny((...heard) => stray.push(heard));
    const answers: unknown[] = [];
    socket.emit(event, ...payload, (answer: unknown) => answers.push(answer));
    // Answered after it, as the server handles events in order; so by then a second answer would be here.
    await socket.timeout(5_000).emitWithAck('takes nothing');
    await socket.timeout(5_000).emitWithAck('takes nothing');
    expect(answers).toEqual([expected]);
    expect(stray).toEqual([]);
  });

  test('of a handler that does not end, before the client gives up', async () => {
    const { connect } = await start(ProbeGateway);
    const socket = await connect();
    expect(await socket.timeout(10_000).emitWithAck('never ends', {})).toMatchObject({
      ok: false,
      error: { code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) },
    });
  });

  test('without an ack nothing is answered, and nothing breaks', async () => {
    const { connect } = await start(ProbeGateway);
    const socket = await connect();
    const stray: unknown[] = [];
    socket.onAny((...heard) => stray.push(heard));
    for (const [event, payload] of cases) socket.emit(event, ...payload);
    expect(await socket.timeout(5_000).emitWithAck('takes nothing')).toEqual({ ok: true, data: 'nothing' });
    expect(stray).toEqual([]);
  });

  test('a packet above 1 MB closes the socket, and only that one', async () => {
    const { connect } = await start(ProbeGateway);
    const [socket, other] = [await connect(), await connect()];
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.io.reconnection(false);
    socket.emit('takes a word', { word: 'x'.repeat(1_000_001) }, () => undefined);
    expect(await closed).toBe('transport close');
    expect(await other.timeout(5_000).emitWithAck('takes nothing')).toEqual({ ok: true, data: 'nothing' });
  });
});
