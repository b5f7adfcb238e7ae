import type { ClientEvent, PayloadOf } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import { DRAFT, MARKS, ME, MESSAGE, MY_ROOM, PRESENCE, type Shape, USER } from './shape.js';
import type { World } from './world.js';

type Payloads = { [E in ClientEvent]: (world: World, variant: string, tokens: Tokens) => PayloadOf<E> };

interface Tokens {
  readonly own: string;
  readonly somebodyElses: string;
}

/** The message, and the room by which one comes to it. */
function message(world: World, variant: string): { id: string; roomId: string } {
  if (variant === 'of another room') return { id: world.secretMessage, roomId: world.myRoomId };
  return { id: variant === 'one’s own' ? world.ownMessage : world.othersMessage, roomId: world.roomId };
}

/** What each event carries so that nothing but who sends it can be wrong with it. */
export const PAYLOADS: Payloads = {
  sync: () => ({ rooms: [] }),
  ping: () => undefined,
  'auth:renew': (_, variant, tokens) => ({
    accessToken: variant === 'with somebody else’s' ? tokens.somebodyElses : tokens.own,
  }),
  'presence:set': () => ({ status: 'dnd' }),
  'presence:watch': ({ stranger }) => ({ userIds: [stranger] }),
  'message:send': ({ roomId }) => ({ id: newId(), roomId, body: 'Hello' }),
  'message:edit': (world, variant) => ({ ...message(world, variant), body: 'Other' }),
  'message:delete': message,
  'message:react': (world, variant) => ({ ...message(world, variant), emoji: '👍', on: true }),
  'message:pin': (world, variant) => ({ ...message(world, variant), on: true }),
  'room:read': ({ roomId }) => ({ roomId, seq: 1 }),
  'room:delivered': ({ roomId }) => ({ roomId, seq: 1 }),
  'room:unread': ({ roomId }) => ({ roomId, seq: 1 }),
  typing: ({ roomId }) => ({ roomId, on: true }),
};

const SYNCED = { room: MY_ROOM, changes: [MESSAGE], reset: true } as const;

/** Which fields each answer has. */
export const ACKS = {
  sync: {
    me: ME,
    rooms: [SYNCED],
    removed: [true],
    drafts: [DRAFT],
    people: { version: true, changed: [USER], reset: true },
  },
  ping: { now: true },
  'auth:renew': { expiresAt: true },
  'presence:set': { status: true },
  'presence:watch': [PRESENCE],
  'message:send': MESSAGE,
  'message:edit': MESSAGE,
  'message:delete': MESSAGE,
  'message:react': MESSAGE,
  'message:pin': MESSAGE,
  'room:read': MARKS,
  'room:delivered': MARKS,
  'room:unread': MARKS,
  // None by the contract; who asks for one gets nothing.
  typing: true,
} satisfies Record<ClientEvent, Shape>;
