/**
 * A bot: joins a room, greets who arrives and answers what begins with "echo". It comes in by the token of a bot
 * account in PARLEY_TOKEN (docs/webhooks.md), or else as a guest.
 *
 *   node examples/bot.mjs general http://localhost:3000
 */
import { createParleyClient } from '@parley/client';

const [roomName = 'general', url = 'http://localhost:3000'] = process.argv.slice(2);
const token = process.env.PARLEY_TOKEN;

const client = createParleyClient({ url });
await client.start();
const me = token ? await client.session.bot(token) : await client.session.guest({ displayName: 'Echo' });
const found = await client.api.rooms.byName(roomName);
const room = await client.rooms.join(found.id);
const joinedAt = room.lastSeq;

client.changes.on('messages:upserted', ({ roomId, messages }) => {
  for (const message of messages) {
    if (roomId === room.id && message.seq > joinedAt && message.authorId !== me.id) answer(message);
  }
});
client.timeline(room.id).open();
console.log(`${me.displayName} is in ${roomName}.`);

// A message is told of again when it changes.
const answered = new Set();
function answer({ id, body, system }) {
  if (answered.has(id)) return;
  answered.add(id);
  if (system?.type === 'joined') void say('Welcome! Write `echo` and something.', id);
  else if (body?.startsWith('echo ')) void say(body.slice(5), id);
}

function say(body, replyTo) {
  return client.outbox.send({ roomId: room.id, body, replyTo });
}
