import type { Id } from '@parley/contracts';
import type { DatabaseState, RoomView, Snapshot, StoredMessage } from '../history/events.js';
import { groupBy } from '../history/history.js';
import type { Check, Finding } from './check.js';

/** Unread counts are what counting gives: over REST and in every client. */
export const unread: Check = {
  name: 'unread',
  promise: 'Unread and mention counts equal a recount from the database, over REST and in every client.',
  judge: (history) => history.snapshots.flatMap(judgeSnapshot),
};

function judgeSnapshot({ round, database, devices, rest }: Snapshot): Finding[] {
  const byRoom = groupBy(database.messages, ({ roomId }) => roomId);
  const views = [
    ...rest.map(({ user, rooms }) => ({ who: `GET /rooms of ${user}`, user, rooms })),
    ...devices.map(({ device, user, rooms }) => ({ who: device, user, rooms })),
  ];
  return views.flatMap(({ who, user, rooms }) =>
    rooms.flatMap((room) => {
      const due = recount(user, room.id, database, byRoom.get(room.id) ?? []);
      return due ? judgeRoom(`Round ${round}: ${who}, room ${room.id}`, room, due) : [];
    }),
  );
}

type Counts = Pick<RoomView, 'readSeq' | 'deliveredSeq' | 'unread' | 'mentions'>;

/** `null` where the user is not in the room. */
function recount(user: Id, roomId: Id, { members }: DatabaseState, messages: StoredMessage[]): Counts | null {
  const member = members.find((one) => one.roomId === roomId && one.userId === user);
  if (!member) return null;
  const { readSeq, deliveredSeq } = member;
  const waiting = messages.filter(
    ({ seq, authorId, kind, deleted }) => seq > readSeq && authorId !== user && kind === 'user' && !deleted,
  );
  const mentions = waiting.filter((message) => message.mentions.includes(user)).length;
  return { readSeq, deliveredSeq, unread: waiting.length, mentions };
}

function judgeRoom(where: string, is: RoomView, due: Counts): Finding[] {
  const fields = ['readSeq', 'deliveredSeq', 'unread', 'mentions'] as const;
  return fields
    .filter((field) => is[field] !== due[field])
    .map((field) => ({ what: `${where}: ${field} is ${is[field]} and should be ${due[field]}.` }));
}
