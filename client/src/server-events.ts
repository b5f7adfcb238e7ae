import type { Connection } from './connection/connection.js';
import type { ServerEventHandlers } from './connection/connection-user.js';
import type { Drafts } from './drafts/drafts.js';
import type { ChangeStream } from './events/change-stream.js';
import type { PresenceWatch } from './live/presence.js';
import type { Typing } from './live/typing.js';
import type { Members } from './members/members.js';
import type { People } from './people/people.js';
import type { Session } from './session/session.js';
import type { RoomBook } from './sync/room-book.js';
import type { RoomSync } from './sync/room-sync.js';

/** Whom the server's events concern. */
export interface Listeners {
  readonly book: RoomBook;
  readonly sync: RoomSync;
  readonly members: Members;
  readonly people: People;
  readonly typing: Typing;
  readonly presence: PresenceWatch;
  readonly drafts: Drafts;
  readonly session: Session;
  readonly connection: Connection;
  readonly changes: ChangeStream;
}

/**
 * Which part of the client hears of which event. What is told of members, profiles, marks and drafts waits while the
 * state is being read, whose answer may be older; rooms and messages tell by their versions.
 */
export function serverEvents({
  book,
  sync,
  members,
  people,
  typing,
  presence,
  drafts,
  session,
  connection,
  changes,
}: Listeners): ServerEventHandlers {
  return {
    'message:changed': (message) => {
      const isNew = message.seq > (book.get(message.roomId)?.lastSeq ?? 0);
      if (isNew) typing.heard(message.roomId, message.authorId, false);
      sync.receive(message);
    },
    'room:changed': (room) => sync.describe(room),
    'room:added': (room) => sync.add(room),
    'room:removed': ({ roomId, reason }) => sync.remove(roomId, reason),
    'room:head': ({ roomId, version }) => sync.noteHead(roomId, version),
    'member:changed': ({ roomId, member }) =>
      sync.holdBack.run(() => {
        sync.memberChanged(roomId, member);
        members.changed(roomId, member);
      }),
    'user:changed': (user) =>
      sync.holdBack.run(() => {
        void people.learn([user]);
        members.profileChanged(user);
        sync.profileChanged(user);
      }),
    'member:removed': ({ roomId, userId, reason }) =>
      sync.holdBack.run(() => members.removed(roomId, userId, reason)),
    'receipt:changed': (receipt) =>
      sync.holdBack.run(() => {
        sync.receiptChanged(receipt);
        members.receipt(receipt);
      }),
    typing: ({ roomId, userId, on }) => typing.heard(roomId, userId, on),
    'presence:changed': (presences) => presence.heard(presences),
    'me:changed': (me) => session.setMe(me),
    'draft:changed': (draft) => sync.holdBack.run(() => drafts.heard(draft)),
    'settings:changed': (settings) => changes.tell({ type: 'settings:changed', settings }),
    'server:stopping': ({ retryAfterMs }) => connection.expectGoodbye(retryAfterMs),
  };
}
