/**
 * A bot: joins a room, greets who arrives and answers what begins with "echo". It comes in by the token of a bot
 * account in PARLEY_TOKEN (docs/webhooks.md), or else as a guest.
 *
 *   node examples/bot.mjs general http://localhost:3000
 */
import { createParleyClient } from '@parley/client';

const [roomName = 'general', url = 'http://localhost:3000'] = process.argv.slice(2);

const client = createParleyClient({ url });
await client.start();
const me = await comeIn(process.env.PARLEY_TOKEN?.trim());
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

async function comeIn(token) {
  if (!token) {
    console.log('PARLEY_TOKEN is not set: this bot comes in as a guest, for a day.');
    return client.session.guest({ displayName: 'Echo' });
  }
  try {
    return await client.session.bot(token);
  } catch (error) {
    if (error.code !== 'UNAUTHENTICATED' && error.code !== 'TOKEN_EXPIRED') throw error;
    console.error(`PARLEY_TOKEN is not good: ${error.message}`);
    console.error('Set it to a token that an administrator made under Administration → Bots, or unset it.');
    process.exit(1);
  }
}
