import type { ReadMarks } from '@parley/contracts';
import type { Snapshot } from '../history/events.js';
import type { History } from '../history/history.js';
import type { Check, Finding } from './check.js';

/** read ≤ delivered ≤ last, wherever the three are seen. An acked mark stays, unless its person moved it back. */
export const marks: Check = {
  name: 'marks',
  promise: 'For every member readSeq ≤ deliveredSeq ≤ lastSeq, and an acked mark is kept.',
  judge: (history) => [
    ...history.snapshots.flatMap(judgeSnapshot),
    ...history
      .of('heard')
      .flatMap(({ device, roomId, marks: heard, t }) =>
        heard
          ? judge(`${device} heard of room ${roomId}`, heard, Infinity).map((finding) => ({ ...finding, t }))
          : [],
      ),
    ...judgeKept(history),
  ],
};

function judgeSnapshot({ round, database, devices, rest }: Snapshot): Finding[] {
  const last = new Map(database.rooms.map(({ id, lastSeq }) => [id, lastSeq]));
  return [
    ...database.members.flatMap((member) =>
      judge(
        `Round ${round}: member ${member.userId} of room ${member.roomId}`,
        member,
        last.get(member.roomId) ?? 0,
      ),
    ),
    ...devices.flatMap(({ device, rooms }) =>
      rooms.flatMap((room) => judge(`Round ${round}: ${device}, room ${room.id}`, room, room.lastSeq)),
    ),
    ...rest.flatMap(({ user, rooms }) =>
      rooms.flatMap((room) =>
        judge(`Round ${round}: GET /rooms of ${user}, room ${room.id}`, room, room.lastSeq),
      ),
    ),
  ];
}

function judge(where: string, { readSeq, deliveredSeq }: ReadMarks, lastSeq: number): Finding[] {
  if (readSeq <= deliveredSeq && deliveredSeq <= lastSeq) return [];
  return [{ what: `${where}: read ${readSeq}, delivered ${deliveredSeq}, last ${lastSeq}.` }];
}

/** Joining again starts a membership of its own, so only the marks of people who never left are compared. */
function judgeKept(history: History): Finding[] {
  const members = history.last?.database.members ?? [];
  const movedBack = new Set(
    history.done('mark-unread').map(({ invoked }) => `${invoked.operation.roomId} ${invoked.user}`),
  );
  const left = new Set(
    (history.last?.database.messages ?? []).flatMap(({ roomId, system }) =>
      system?.type === 'left' || system?.type === 'kicked' ? [`${roomId} ${system.userId}`] : [],
    ),
  );
  return history.done('mark-read').flatMap(({ invoked, outcome }) => {
    const { roomId } = invoked.operation;
    const who = `${roomId} ${invoked.user}`;
    const member = members.find((one) => one.roomId === roomId && one.userId === invoked.user);
    if (outcome?.type !== 'ok' || !outcome.marks || !member || movedBack.has(who) || left.has(who)) return [];
    if (member.readSeq >= outcome.marks.readSeq) return [];
    return [
      {
        what: `${invoked.device} was told that room ${roomId} is read up to ${outcome.marks.readSeq}; it is at ${member.readSeq}.`,
        t: outcome.t,
      },
    ];
  });
}
