import type { DatabaseState, StoredMessage } from '../history/events.js';
import { groupBy } from '../history/history.js';
import type { Check, Finding } from './check.js';

/** The numbers of each room: 1 to n without holes, no version twice, and the room carries the highest of both. */
export const gapless: Check = {
  name: 'gapless',
  promise:
    'In each room seq runs 1, 2, 3 … without holes, versions are unique, and the room knows the highest.',
  judge: (history) => history.snapshots.flatMap(({ database }) => judgeDatabase(database)),
};

function judgeDatabase({ rooms, members, messages }: DatabaseState): Finding[] {
  const byRoom = groupBy(messages, ({ roomId }) => roomId);
  const membersByRoom = groupBy(members, ({ roomId }) => roomId);
  return rooms.flatMap((room) => {
    const inRoom = [...(byRoom.get(room.id) ?? [])].sort((a, b) => a.seq - b.seq);
    const present = membersByRoom.get(room.id)?.length ?? 0;
    return [
      ...judgeSeqs(room.id, inRoom),
      ...judgeVersions(room.id, inRoom),
      ...unequal(`Room ${room.id}: last_seq`, room.lastSeq, inRoom.at(-1)?.seq ?? 0),
      ...unequal(
        `Room ${room.id}: version`,
        room.version,
        Math.max(0, ...inRoom.map(({ version }) => version)),
      ),
      ...unequal(`Room ${room.id}: member_count`, room.memberCount, present),
    ];
  });
}

function judgeSeqs(roomId: string, messages: StoredMessage[]): Finding[] {
  const wrong = messages.findIndex(({ seq }, index) => seq !== index + 1);
  if (wrong < 0) return [];
  return [{ what: `Room ${roomId}: seq ${messages[wrong]?.seq} stands where ${wrong + 1} is due.` }];
}

function judgeVersions(roomId: string, messages: StoredMessage[]): Finding[] {
  return [...groupBy(messages, ({ version }) => version)]
    .filter(([, same]) => same.length > 1)
    .map(([version, same]) => ({
      what: `Room ${roomId}: version ${version} belongs to ${same.map(({ id }) => id).join(' and ')}.`,
    }));
}

function unequal(what: string, is: number, should: number): Finding[] {
  return is === should ? [] : [{ what: `${what} is ${is} and should be ${should}.` }];
}
