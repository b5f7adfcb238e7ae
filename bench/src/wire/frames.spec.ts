import { expect, test } from '@jest/globals';
import { WebSocketServer, type WebSocket } from 'ws';
import { clientFrame, FrameReader, OPCODE } from './frames.js';
import { LightSocket } from './light-socket.js';

/** An unmasked frame, as a server sends it. */
function serverFrame(text: string): Buffer {
  const frame = clientFrame(OPCODE.text, text);
  const header = frame.length - Buffer.byteLength(text) - 4;
  frame[1] = (frame[1] ?? 0) & 0x7f;
  return Buffer.concat([frame.subarray(0, header), frame.subarray(header + 4)]);
}

const LENGTHS = [0, 1, 125, 126, 1_000, 65_535, 65_536, 200_000];

test.each([1, 2, 3, 7, 1_000, 1_000_000])(
  'frames that arrive in pieces of %i bytes are put together',
  (size) => {
    const texts = (size < 100 ? LENGTHS.slice(0, 5) : LENGTHS).map((length) => 'x'.repeat(length));
    const stream = Buffer.concat(texts.map(serverFrame));
    const read: string[] = [];
    const reader = new FrameReader((_, data, start, end) => read.push(data.toString('utf8', start, end)));
    for (let at = 0; at < stream.length; at += size) reader.read(stream.subarray(at, at + size));
    expect(read).toEqual(texts);
  },
);

test('a real websocket server understands them, and the other way round', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  server.on('connection', (socket: WebSocket) => {
    socket.on('message', (data: Buffer) => socket.send(data.toString()));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const read: string[] = [];
  const texts = LENGTHS.map((length) => 'é'.repeat(length));
  const { promise: all, resolve: done } = Promise.withResolvers<void>();
  const socket = await LightSocket.open(`http://127.0.0.1:${port}/`, (data, start, end) => {
    read.push(data.toString('utf8', start, end));
    if (read.length === texts.length) done();
  });
  for (const text of texts) socket.send(text);
  await all;
  expect(read).toEqual(texts);
  socket.close();
  await new Promise((resolve) => server.close(resolve));
});
