/**
 * Plain Socket.IO, with the Redis adapter where REDIS_URL is set: everybody in a room gets what is said there. Nothing
 * is stored, nobody is asked who he is.
 */
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import { Server } from 'socket.io';
import { setting } from './setting.js';

interface Said {
  readonly id: string;
  readonly roomId: string;
  readonly body: string;
}

const http = createServer((_, response) => response.end());
const server = new Server(http, { serveClient: false });

const redisUrl = process.env['REDIS_URL'];
if (redisUrl !== undefined) {
  // Without a time limit for commands: a second of fan-out in one piece, as under full load, would end the process.
  const options = { url: redisUrl, commandOptions: { timeout: 0 } };
  const [pub, sub] = [createClient(options), createClient(options)];
  await Promise.all([pub.connect(), sub.connect()]);
  server.adapter(createAdapter(pub, sub));
}

server.on('connection', (socket) => {
  const { rooms, user } = socket.handshake.auth as { rooms: string[]; user: string };
  void socket.join(rooms);
  socket.on('message:send', (said: Said, answer: (given: unknown) => void) => {
    const message = { ...said, authorId: user, createdAt: new Date().toISOString() };
    server.to(said.roomId).emit('message:changed', message);
    answer({ ok: true, data: message });
  });
  socket.on('sync', (_: unknown, answer: (given: unknown) => void) => answer({ ok: true, data: [] }));
});

http.listen(Number(setting('PORT')), setting('HOST'));
