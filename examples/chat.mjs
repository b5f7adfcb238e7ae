/**
 * A chat for the command line: history, what comes in live, who types, and how the connection fares.
 *
 *   npm run cli -- --name Ada                     come in as a guest
 *   npm run cli -- --login alice                  as somebody; the password is PARLEY_PASSWORD, or asked for
 *   npm run cli -- --url https://chat.example.org --room general
 *
 * Lines are sent; /rooms lists, /join <name> changes the room, /who shows its members, /quit ends.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createParleyClient } from '@parley/client';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    name: { type: 'string' },
    login: { type: 'string' },
    room: { type: 'string' },
  },
});
const lines = createInterface({
  input: process.stdin,
  output: process.stdout,
  terminal: process.stdin.isTTY,
});
// From now on: what a pipe brings before it is asked for would be lost.
const input = lines[Symbol.asyncIterator]();
const client = createParleyClient({ url: values.url });
const shown = new Set();
const names = new Map();
let showing = Promise.resolve();
let room = null;
let close = () => undefined;

client.changes.on('messages:upserted', ({ roomId, messages }) => {
  if (roomId === room?.id) void show(messages);
});
client.changes.on('typing:changed', async ({ roomId, userIds }) => {
  if (roomId !== room?.id || userIds.length === 0) return;
  const people = await Promise.all(userIds.map(nameOf));
  console.log(`· ${people.join(', ')} typing …`);
});
let online = false;
client.changes.on('connection:changed', ({ connection }) => {
  const now = connection.status === 'online';
  if (now !== online) console.log(now ? '· connected' : '· connection lost, trying again');
  online = now;
});

try {
  await client.start();
  await signIn();
  await enter(values.room ?? client.rooms.all[0]?.name ?? 'general');
  for await (const line of input) {
    if (line === '/quit') break;
    await obey(line).catch(tell);
  }
  await sent();
  await showing;
} catch (error) {
  tell(error);
  process.exitCode = 1;
} finally {
  lines.close();
  await client.stop();
}

async function signIn() {
  if (values.login === undefined) {
    const displayName = values.name ?? (await ask('Your name: '));
    await client.session.guest({ displayName });
  } else {
    const password = process.env.PARLEY_PASSWORD ?? (await ask('Password: '));
    await client.session.login({ login: values.login, password });
  }
  console.log(`Signed in as ${client.session.me?.displayName}.`);
}

async function obey(line) {
  const [command, ...rest] = line.split(' ');
  if (command === '/rooms') await listRooms();
  else if (command === '/join') await enter(rest.join(' '));
  else if (command === '/who') await listMembers();
  else if (line.trim() !== '') await client.outbox.send({ roomId: room.id, body: line });
}

async function enter(name) {
  const found = await client.api.rooms.byName(name);
  room = await client.rooms.join(found.id);
  close();
  const timeline = client.timeline(room.id);
  close = timeline.open();
  console.log(`── ${room.name}${room.topic ? `: ${room.topic}` : ''}`);
  await timeline.loadNewest();
  await show(timeline.messages);
}

/** A pipe ends sooner than what it wrote is sent. */
async function sent() {
  const waiting = () =>
    client.outbox.items(room.id).some(({ status }) => status === 'queued' || status === 'sending');
  while (waiting()) {
    await new Promise((resolve) => {
      const stop = client.changes.on('outbox:changed', () => {
        stop();
        resolve();
      });
    });
  }
}

async function listRooms() {
  const { items } = await client.api.rooms.discover();
  for (const { name, memberCount } of items) console.log(`  ${name} (${memberCount})`);
}

async function listMembers() {
  const { items } = await client.api.members.list(room.id);
  console.log(`  ${items.map(({ user }) => user.displayName).join(', ')}`);
}

/** One after the other, so that a name that has to be asked for changes no order. */
function show(messages) {
  const mine = messages.filter(({ id }) => !shown.has(id));
  for (const { id } of mine) shown.add(id);
  showing = showing.then(async () => {
    for (const { kind, authorId, body, system } of mine) {
      if (kind === 'user') console.log(`${await nameOf(authorId)}: ${body ?? '(deleted)'}`);
      else console.log(`· ${await nameOf(system.userId)}: ${system.type}`);
    }
  });
  return showing.catch(tell);
}

async function nameOf(userId) {
  if (!names.has(userId)) names.set(userId, (await client.api.users.get(userId)).displayName);
  return names.get(userId);
}

async function ask(question) {
  process.stdout.write(question);
  return (await input.next()).value ?? '';
}

function tell(error) {
  console.error(error instanceof Error ? error.message : String(error));
}
