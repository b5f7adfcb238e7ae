import type { Me, Membership, Message, MyRoom, User } from '@parley/contracts';

/** Models to test with: whole, plausible, and different only in what a test names. */

const WHEN = '2026-01-31T12:00:00.000Z';

export const ALICE = 'user-alice';
export const BOB = 'user-bob';

export function aUser(parts: Partial<User> = {}): User {
  return {
    id: BOB,
    username: 'bob',
    displayName: 'Bob',
    avatarUrl: null,
    bio: null,
    guest: false,
    bot: false,
    createdAt: WHEN,
    ...parts,
  };
}

export function aMe(parts: Partial<Me> = {}): Me {
  return {
    ...aUser({ id: ALICE, username: 'alice', displayName: 'Alice' }),
    email: 'alice@example.com',
    role: 'user',
    settings: {},
    ...parts,
  };
}

export function aMessage(parts: Partial<Message> = {}): Message {
  const seq = parts.seq ?? 1;
  const roomId = parts.roomId ?? 'room';
  return {
    id: `${roomId}-${seq}`,
    roomId,
    seq,
    version: seq,
    kind: 'user',
    authorId: BOB,
    body: `message ${seq}`,
    createdAt: WHEN,
    editedAt: null,
    deletedAt: null,
    replyTo: null,
    mentions: [],
    mentionsAll: false,
    reactions: [],
    attachments: [],
    pinned: null,
    system: null,
    ...parts,
  };
}

/** The same message, deleted. */
export function aTombstone(message: Message, version: number): Message {
  return {
    ...message,
    version,
    body: null,
    deletedAt: WHEN,
    mentions: [],
    mentionsAll: false,
    reactions: [],
    attachments: [],
    pinned: null,
  };
}

export function aMembership(parts: Partial<Membership> = {}): Membership {
  return {
    role: 'member',
    readSeq: 0,
    deliveredSeq: 0,
    mutedUntil: null,
    notify: 'all',
    notifyChosen: false,
    joinedAt: WHEN,
    ...parts,
  };
}

export function aRoom(parts: Partial<MyRoom> = {}): MyRoom {
  return {
    id: 'room',
    kind: 'private',
    name: 'Room',
    topic: null,
    createdBy: BOB,
    createdAt: WHEN,
    memberCount: 2,
    firstSeq: 1,
    lastSeq: 0,
    version: 0,
    me: aMembership(),
    unread: 0,
    mentions: 0,
    lastMessage: null,
    peer: null,
    blocked: null,
    ...parts,
  };
}
