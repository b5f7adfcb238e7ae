/**
 * The least that a server can do: everybody in a room gets what is said there. No protocol, nothing stored, nobody
 * asked who he is.
 */
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { setting } from './setting.js';

interface Said {
  readonly id: string;
  readonly roomId: string;
  readonly body: string;
}

const rooms = new Map<string, Set<WebSocket>>();
const http = createServer((_, response) => response.end());
const server = new WebSocketServer({ server: http, perMessageDeflate: false });

server.on('connection', (socket) => {
  socket.send('o');
  const mine: string[] = [];
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text.startsWith('e')) {
      const { rooms: wanted } = JSON.parse(text.slice(1)) as { rooms: string[] };
      for (const room of wanted) {
        mine.push(room);
        rooms.set(room, (rooms.get(room) ?? new Set()).add(socket));
      }
      socket.send('e');
      return;
    }
    const [, id, json] = /^q(\d+)(.*)$/s.exec(text) ?? [];
    const [, said] = JSON.parse(json ?? '') as [string, Said];
    const message = `m${JSON.stringify(said)}`;
    for (const member of rooms.get(said.roomId) ?? []) member.send(message);
    socket.send(`a${id}[]`);
  });
  socket.on('close', () => {
    for (const room of mine) rooms.get(room)?.delete(socket);
  });
});

http.listen(Number(setting('PORT')), setting('HOST'));
