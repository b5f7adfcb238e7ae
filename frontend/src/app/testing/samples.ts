import type { Me, Member, Message, MyRoom, User } from '@parley/contracts';

/** Whole things for tests, of which a test says only what it is about. */

const AT = '2026-11-21T12:00:00.000Z';

export function aUser(id: string, over: Partial<User> = {}): User {
  return {
    id,
    username: id,
    displayName: id.charAt(0).toUpperCase() + id.slice(1),
    avatarUrl: null,
    bio: null,
    guest: false,
    bot: false,
    createdAt: AT,
    ...over,
  };
}

export function aMe(id = 'me', over: Partial<Me> = {}): Me {
  return { ...aUser(id), email: `${id}@example.com`, role: 'user', settings: {}, ...over };
}

export function aRoom(id: string, over: Partial<MyRoom> = {}): MyRoom {
  return {
    id,
    kind: 'public',
    name: id,
    topic: null,
    createdBy: 'me',
    createdAt: AT,
    memberCount: 2,
    firstSeq: 1,
    lastSeq: 1,
    version: 1,
    me: {
      role: 'member',
      readSeq: 1,
      deliveredSeq: 1,
      mutedUntil: null,
      notify: 'all',
      notifyChosen: false,
      joinedAt: AT,
    },
    unread: 0,
    mentions: 0,
    lastMessage: null,
    peer: null,
    blocked: null,
    ...over,
  };
}

export function aMember(id: string, over: Partial<Member> = {}): Member {
  return {
    user: aUser(id),
    role: 'member',
    joinedAt: AT,
    mutedUntil: null,
    readSeq: 0,
    deliveredSeq: 0,
    ...over,
  };
}

export function aMessage(seq: number, over: Partial<Message> = {}): Message {
  return {
    id: `message-${seq}`,
    roomId: 'room',
    seq,
    version: seq,
    kind: 'user',
    authorId: 'ann',
    body: `message ${seq}`,
    createdAt: AT,
    editedAt: null,
    deletedAt: null,
    replyTo: null,
    mentions: [],
    mentionsAll: false,
    reactions: [],
    attachments: [],
    pinned: null,
    system: null,
    ...over,
  };
}
