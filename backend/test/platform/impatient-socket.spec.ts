import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { impatientSocket } from '../../src/platform/database/impatient-socket.js';
import { isUnavailable } from '../../src/platform/database/index.js';

let talkative: Server;
let silent: Server;

beforeAll(async () => {
  talkative = createServer((socket) => {
    const timer = setInterval(() => socket.write('.'), 20);
    socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
  });
  silent = createServer((socket) => socket.on('error', () => undefined));
  for (const server of [talkative, silent]) await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => {
  talkative?.close();
  silent?.close();
});

const connectTo = (server: Server) =>
  impatientSocket(150).connect((server.address() as AddressInfo).port, '127.0.0.1');

test('breaks with a server that says nothing any more, as one that is not there', async () => {
  const [error] = (await once(connectTo(silent), 'error')) as [Error];
  expect(isUnavailable(error)).toBe(true);
});

test('stays with one that answers', async () => {
  const socket = connectTo(talkative);
  let heard = 0;
  await new Promise<void>((resolve) => {
    socket.on('data', (data) => {
      heard += data.length;
      if (heard > 15) resolve();
    });
  });
  expect(socket.destroyed).toBe(false);
  socket.destroy();
});

test('what is written to it within one turn goes out in one piece', async () => {
  const pieces: string[] = [];
  const listening = createServer((socket) => {
    socket.on('data', (data) => {
      pieces.push(String(data));
      if (pieces.join('').length === 4) socket.end();
    });
  });
  await once(listening.listen(0, '127.0.0.1'), 'listening');
  const socket = connectTo(listening);
  await once(socket, 'connect');
  for (const statement of ['ab', 'cd']) {
    socket.cork();
    for (const part of statement) socket.write(part);
    socket.uncork();
  }
  await once(socket.resume(), 'close');
  listening.close();
  expect(pieces).toEqual(['abcd']);
});
