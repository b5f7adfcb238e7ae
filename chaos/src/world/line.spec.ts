import { afterEach, describe, expect, test } from '@jest/globals';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Line } from './line.js';
import { pause, until } from './pause.js';
import { listen } from './ports.js';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** A server that answers each byte with the same, and a line to it. */
async function setUp() {
  const accepted: Socket[] = [];
  const server: Server = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => socket.write(chunk));
  });
  const port = await listen(server);
  const line = await Line.open(() => port);
  cleanUps.push(
    () => line.close(),
    () => server.close(),
  );
  return { line, accepted };
}

async function call(line: { port: number }) {
  const socket = connect({ port: line.port, host: '127.0.0.1' });
  const state = { said: '', ended: false };
  socket.setEncoding('utf8').on('data', (text: string) => (state.said += text));
  socket.on('error', () => undefined);
  socket.on('close', () => (state.ended = true));
  cleanUps.push(() => socket.destroy());
  await until(() => !socket.connecting, 2_000, 5);
  return { socket, state };
}

describe('a line', () => {
  test('carries bytes both ways, in order, whatever the delay does', async () => {
    const { line } = await setUp();
    const { socket, state } = await call(line);
    line.delayMs = 60;
    socket.write('a');
    await pause(10);
    line.delayMs = 0;
    socket.write('b');
    expect(await until(() => state.said === 'ab', 2_000, 5)).toBe(true);
  });

  test('resets connections', async () => {
    const { line, accepted } = await setUp();
    const { state } = await call(line);
    await until(() => accepted.length === 1, 2_000, 5);
    line.cut();
    expect(await until(() => state.ended && accepted[0]?.destroyed === true, 2_000, 5)).toBe(true);
  });

  test('swallows one direction and says nothing of the end of the other side', async () => {
    const { line, accepted } = await setUp();
    const { socket, state } = await call(line);
    await until(() => accepted.length === 1, 2_000, 5);
    line.swallow(['down']);
    socket.write('x');
    await pause(50);
    accepted[0]?.destroy();
    await pause(50);
    expect(state).toEqual({ said: '', ended: false });
    line.heal();
    expect(await until(() => state.ended, 2_000, 5)).toBe(true);
  });

  test('leaves a connection dead that lost bytes, while new ones work', async () => {
    const { line } = await setUp();
    const old = await call(line);
    line.swallow(['up']);
    old.socket.write('x');
    await pause(50);
    line.heal({ leaveDead: true });
    old.socket.write('y');
    const fresh = await call(line);
    fresh.socket.write('z');
    expect(await until(() => fresh.state.said === 'z', 2_000, 5)).toBe(true);
    expect(old.state).toEqual({ said: '', ended: false });
  });

  test('refuses', async () => {
    const { line } = await setUp();
    const old = await call(line);
    line.refuse();
    const fresh = await call(line);
    expect(await until(() => old.state.ended && fresh.state.ended, 2_000, 5)).toBe(true);
    line.heal();
    const after = await call(line);
    after.socket.write('a');
    expect(await until(() => after.state.said === 'a', 2_000, 5)).toBe(true);
  });
});
