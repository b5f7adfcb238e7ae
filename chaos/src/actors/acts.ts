import type { Message, MyRoom } from '@parley/contracts';
import { dataOf } from '@parley/client';
import type { Random } from '../random.js';
import { ofMessage, type Device } from './device.js';
import type { Town } from './town.js';

/** Somebody at a device, about to do something. */
export interface Actor {
  device: Device;
  town: Town;
  random: Random;
  /** A text that nobody else ever writes; `kind` says what it is for. */
  text(kind: string): string;
}

/** Does one thing, if there is anything to do it to. Never throws for what the server or the network refused. */
export type Act = (actor: Actor) => Promise<void> | void;

const EMOJI = ['👍', '🎉', '❤️', '👀'] as const;

/** A room that the client shows, preferably one that is being looked at. */
function anyRoom({ device, random }: Actor): MyRoom | undefined {
  const viewed = device.views.map((id) => device.client.rooms.get(id)).filter((room) => room !== null);
  return random.pick(viewed.length > 0 && random.chance(0.8) ? viewed : device.client.rooms.all);
}

/** A message of people that is on the screen. */
function anyMessage(actor: Actor, room: MyRoom | undefined, mine = false): Message | undefined {
  if (!room) return undefined;
  const { client, user } = actor.device;
  const shown = client.timeline(room.id).messages;
  return actor.random.pick(
    shown.filter(
      ({ kind, deletedAt, authorId }) => kind === 'user' && !deletedAt && (!mine || authorId === user),
    ),
  );
}

const send: Act = (actor) => {
  const room = anyRoom(actor);
  if (!room) return;
  const { random, town } = actor;
  const called = random.chance(0.15) ? ` @${random.pick([...town.usernames.values()])}` : '';
  actor.device.send(room.id, actor.text('says') + called);
};

const burst: Act = (actor) => {
  const room = anyRoom(actor);
  if (!room) return;
  for (let left = actor.random.between(3, 8); left > 0; left -= 1)
    actor.device.send(room.id, actor.text('bursts'));
};

/** Too long: it has to be refused, and must not hold up what follows. */
const sendTooMuch: Act = (actor) => {
  const room = anyRoom(actor);
  if (!room) return;
  actor.device.send(room.id, actor.text('overflows').padEnd(4_100, '.'));
  actor.device.send(room.id, actor.text('goes on'));
};

/** Decides what becomes of messages that were refused. */
const tidy: Act = async ({ device, town, random }) => {
  const { client } = device;
  for (const { id: roomId } of town.rooms) {
    for (const item of client.outbox.items(roomId).filter(({ status }) => status === 'failed')) {
      if (random.chance(0.5)) device.retry(roomId, item.id, item.body);
      else await client.outbox.discard(item.id);
    }
  }
};

const edit: Act = async (actor) => {
  const message = anyMessage(actor, anyRoom(actor), true);
  if (!message) return;
  const { id, roomId } = message;
  const body = actor.text('edits');
  const { device } = actor;
  await device.act(
    { name: 'edit', roomId, id, body },
    () => device.client.messages.edit(roomId, id, body),
    ofMessage,
  );
};

const remove: Act = async (actor) => {
  const message = anyMessage(actor, anyRoom(actor), true);
  if (!message) return;
  const { id, roomId } = message;
  const { device } = actor;
  await device.act(
    { name: 'delete', roomId, id },
    () => device.client.messages.delete(roomId, id),
    ofMessage,
  );
};

const react: Act = async (actor) => {
  const message = anyMessage(actor, anyRoom(actor));
  if (!message) return;
  const { id, roomId } = message;
  const { device, random } = actor;
  const emoji = random.pick(EMOJI);
  const mine =
    message.reactions.find((reaction) => reaction.emoji === emoji)?.userIds.includes(device.user) ?? false;
  const react = { name: 'react', roomId, id, emoji, on: !mine } as const;
  await device.act(react, () => device.client.messages.react(roomId, id, emoji, !mine), ofMessage);
};

/** As the page does it: what is on the screen is read. */
const read: Act = (actor) => {
  const room = anyRoom(actor);
  const last = room && actor.device.client.timeline(room.id).messages.at(-1);
  if (last) actor.device.client.marks.read(last.roomId, last.seq);
};

const readOverTheSocket: Act = async (actor) => {
  const room = anyRoom(actor);
  if (!room) return;
  const { device, random } = actor;
  const mark = { roomId: room.id, seq: random.between(0, room.lastSeq + 2) };
  await device.act(
    { name: 'mark-read', ...mark },
    async () => dataOf(await device.client.connection.request('room:read', mark)),
    (marks) => ({ marks }),
  );
};

const unread: Act = async (actor) => {
  const room = anyRoom(actor);
  if (!room || room.lastSeq === 0) return;
  const { device, random } = actor;
  const seq = random.between(Math.max(1, room.lastSeq - 10), room.lastSeq);
  const mark = { name: 'mark-unread', roomId: room.id, seq } as const;
  await device.act(mark, () => device.client.marks.unread(room.id, seq));
};

const look: Act = (actor) => {
  const room = anyRoom(actor);
  if (room) actor.device.look(room.id);
};

/** Goes to another room; now and then some stay open side by side. */
const switchRoom: Act = ({ device, random }) => {
  const room = random.pick(device.client.rooms.all);
  if (!room) return;
  if (random.chance(0.7)) for (const roomId of device.views) device.lookAway(roomId);
  device.view(room.id);
};

const scroll: Act = async (actor) => {
  const room = anyRoom(actor);
  if (!room) return;
  const timeline = actor.device.client.timeline(room.id);
  const how = actor.random.weighted({ older: 3, around: 1, newest: 1 });
  const load = {
    older: () => timeline.loadOlder(),
    around: () => timeline.loadAround(actor.random.between(1, Math.max(1, room.lastSeq))),
    newest: () => timeline.loadNewest(),
  };
  // What the network did wrong is no harm here: the window stays as it was.
  await load[how]().catch(() => undefined);
};

const type: Act = (actor) => {
  const room = anyRoom(actor);
  if (room) actor.device.client.typing.touch(room.id);
};

const join: Act = async ({ device, town, random }) => {
  const mine = new Set(device.client.rooms.all.map(({ id }) => id));
  const room = random.pick(town.rooms.filter(({ id, kind }) => kind === 'public' && !mine.has(id)));
  if (room) await device.act({ name: 'join', roomId: room.id }, () => device.client.rooms.join(room.id));
};

const leave: Act = async (actor) => {
  const { device, town, random } = actor;
  const room = random.pick(
    town.rooms.filter(
      ({ id, kind, owner }) => kind !== 'direct' && owner.user !== device.user && device.client.rooms.get(id),
    ),
  );
  if (room) await device.act({ name: 'leave', roomId: room.id }, () => device.client.rooms.leave(room.id));
};

/** Only owners can; the one who is kicked joins again, or is added. */
const kick: Act = async ({ device, town, random }) => {
  const room = random.pick(
    town.rooms.filter(({ kind, owner }) => kind !== 'direct' && owner.user === device.user),
  );
  const userId = random.pick([...town.usernames.keys()].filter((id) => id !== device.user));
  if (!room || !userId) return;
  const { members } = device.client.api;
  await device.act({ name: 'kick', roomId: room.id, userId }, () => members.kick(room.id, userId));
};

const add: Act = async ({ device, town, random }) => {
  const room = random.pick(
    town.rooms.filter(({ kind, owner }) => kind === 'private' && owner.user === device.user),
  );
  const userId = random.pick([...town.usernames.keys()].filter((id) => id !== device.user));
  if (!room || !userId) return;
  const { members } = device.client.api;
  await device.act({ name: 'add', roomId: room.id, userId }, () => members.add(room.id, userId));
};

/** Asks for the history of a room that the client does not show. */
const probe: Act = async ({ device, town, random }) => {
  const mine = new Set(device.client.rooms.all.map(({ id }) => id));
  const room = random.pick(town.rooms.filter(({ id }) => !mine.has(id)));
  if (!room) return;
  await device.act({ name: 'probe', roomId: room.id }, () => device.client.api.messages.history(room.id));
};

/** Signs another device of the same person out. */
const endSession: Act = async ({ device, town }) => {
  const other = town.devices.find((one) => one !== device && one.user === device.user);
  if (!other) return;
  await device.act({ name: 'end-session', device: other.name }, async () => {
    const { auth } = device.client.api;
    const { items } = await auth.sessions();
    for (const session of items.filter(({ current }) => !current)) await auth.endSession(session.id);
  });
};

/** Everything that people do, and how often. */
export const ACTS: Readonly<Record<string, { act: Act; weight: number }>> = {
  send: { act: send, weight: 34 },
  burst: { act: burst, weight: 2 },
  sendTooMuch: { act: sendTooMuch, weight: 1 },
  tidy: { act: tidy, weight: 4 },
  edit: { act: edit, weight: 8 },
  remove: { act: remove, weight: 3 },
  react: { act: react, weight: 9 },
  read: { act: read, weight: 14 },
  readOverTheSocket: { act: readOverTheSocket, weight: 3 },
  unread: { act: unread, weight: 2 },
  look: { act: look, weight: 6 },
  switchRoom: { act: switchRoom, weight: 8 },
  scroll: { act: scroll, weight: 3 },
  type: { act: type, weight: 4 },
  join: { act: join, weight: 5 },
  leave: { act: leave, weight: 2 },
  kick: { act: kick, weight: 4 },
  add: { act: add, weight: 6 },
  probe: { act: probe, weight: 3 },
  endSession: { act: endSession, weight: 0.6 },
};
