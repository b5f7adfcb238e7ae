import type { Id } from '@parley/contracts';
import type {
  DeviceState,
  HistoryEvent,
  MessageRef,
  MessageState,
  Snapshot,
  StoredMessage,
  TimelineState,
} from '../history/events.js';
import { groupBy, type History } from '../history/history.js';
import type { Check, Finding } from './check.js';

/**
 * One order for all. What a client shows in a quiet phase is the database's newest stretch; what it shows in between has
 * no hole; and at no time did anybody see one seq taken by two messages, or a message go back to an older state.
 */
export const oneOrder: Check = {
  name: 'one-order',
  promise: 'Every client sees the same messages in the same order, and ends in the state of the database.',
  judge: (history) => [
    ...history.snapshots.flatMap(judgeSnapshot),
    ...judgeSightings(history),
    ...judgeProgress(history.events),
    ...history
      .of('look')
      .flatMap(({ device, roomId, timeline, t }) =>
        judgeWhole(`${device} looking at room ${roomId}`, timeline).map((finding) => ({ ...finding, t })),
      ),
  ],
};

function judgeSnapshot(snapshot: Snapshot): Finding[] {
  const stored = groupBy(snapshot.database.messages, ({ roomId }) => roomId);
  return snapshot.devices.flatMap((device) => [
    ...judgeRoomList(device, snapshot),
    ...device.rooms.flatMap((room) => {
      const truth = snapshot.database.rooms.find(({ id }) => id === room.id);
      if (!truth) return [];
      const where = `Round ${snapshot.round}: ${device.device} in room ${room.id}`;
      return [
        ...(room.version === truth.version
          ? []
          : [{ what: `${where} is at version ${room.version} and the room at ${truth.version}.` }]),
        ...(room.lastSeq === truth.lastSeq
          ? []
          : [{ what: `${where} knows of seq ${room.lastSeq} and the room has ${truth.lastSeq}.` }]),
        ...judgeTimeline(where, room.timeline, stored.get(room.id) ?? [], truth.lastSeq),
      ];
    }),
  ]);
}

/** The rooms that a client lists are those that its user is in. */
function judgeRoomList(device: DeviceState, { database, round }: Snapshot): Finding[] {
  const listed = new Set(device.rooms.map(({ id }) => id));
  const due = new Set(
    database.members.filter(({ userId }) => userId === device.user).map(({ roomId }) => roomId),
  );
  return [
    ...[...due].filter((id) => !listed.has(id)).map((id) => `misses room ${id}, which its user is in`),
    ...[...listed].filter((id) => !due.has(id)).map((id) => `lists room ${id}, which its user is not in`),
  ].map((what) => ({ what: `Round ${round}: ${device.device} ${what}.` }));
}

function judgeTimeline(
  where: string,
  timeline: TimelineState,
  stored: StoredMessage[],
  lastSeq: number,
): Finding[] {
  if (!timeline.loaded) return [];
  const bySeq = new Map(stored.map((message) => [message.seq, message]));
  const wrong = timeline.messages.flatMap((shown) => {
    const message = bySeq.get(shown.seq);
    if (!message) return [{ what: `${where} shows seq ${shown.seq}, which is not stored.` }];
    const differs = difference(shown, message);
    return differs ? [{ what: `${where} shows at seq ${shown.seq} another ${differs}.` }] : [];
  });
  const atTheEnd = timeline.hasAfter || timeline.toSeq === lastSeq;
  return [
    ...judgeWhole(where, timeline),
    ...(atTheEnd
      ? []
      : [
          {
            what: `${where} ends at seq ${timeline.toSeq}, believes that nothing follows, and ${lastSeq} is stored.`,
          },
        ]),
    ...wrong,
  ];
}

/** A window is every message from its first to its last. */
function judgeWhole(where: string, { loaded, fromSeq, toSeq, messages }: TimelineState): Finding[] {
  if (!loaded) return [];
  const due = toSeq === 0 ? 0 : toSeq - fromSeq + 1;
  const hole = messages.findIndex(({ seq }, index) => seq !== fromSeq + index);
  if (hole >= 0)
    return [{ what: `${where} shows seq ${messages[hole]?.seq} where ${fromSeq + hole} is due.` }];
  if (messages.length !== due) {
    return [{ what: `${where} shows ${messages.length} messages from seq ${fromSeq} to ${toSeq}.` }];
  }
  return [];
}

function difference(shown: MessageState, stored: MessageState): string | null {
  const fields = ['id', 'version', 'authorId', 'body', 'deleted', 'reactions'] as const;
  const field = fields.find((name) => JSON.stringify(shown[name]) !== JSON.stringify(stored[name]));
  if (!field) return null;
  return `${field} (${JSON.stringify(shown[field])}) than is stored (${JSON.stringify(stored[field])})`;
}

/** Everything that anybody ever saw at a place, wherever it came from. */
function judgeSightings(history: History): Finding[] {
  const taken = new Map<string, Id>(
    (history.last?.database.messages ?? []).map(({ roomId, seq, id }) => [`${roomId} ${seq}`, id]),
  );
  const told = new Set<string>();
  return history.events.flatMap((event) =>
    sightings(event).flatMap(({ roomId, message }) => {
      const place = `${roomId} ${message.seq}`;
      const first = taken.get(place);
      if (first === undefined) taken.set(place, message.id);
      if (first === undefined || first === message.id || told.has(place)) return [];
      told.add(place);
      return [
        { what: `Room ${roomId}: seq ${message.seq} was seen as ${message.id} and as ${first}.`, t: event.t },
      ];
    }),
  );
}

function sightings(event: HistoryEvent): { roomId: Id; message: MessageRef }[] {
  if (event.type === 'heard' && event.message && event.roomId)
    return [{ roomId: event.roomId, message: event.message }];
  if (event.type === 'held') return event.messages.map((message) => ({ roomId: event.roomId, message }));
  if (event.type === 'look') {
    return event.timeline.messages.map((message) => ({ roomId: event.roomId, message }));
  }
  return [];
}

/** A client does not take over an older state of a message after a newer one, as long as its tab is open. */
function judgeProgress(events: readonly HistoryEvent[]): Finding[] {
  const versions = new Map<string, Map<Id, number>>();
  const findings: Finding[] = [];
  for (const event of events) {
    if (event.type === 'device' || (event.type === 'room' && event.phase === 'dropped'))
      versions.delete(event.device);
    if (event.type !== 'held') continue;
    const held = versions.get(event.device) ?? new Map<Id, number>();
    versions.set(event.device, held);
    for (const { id, version } of event.messages) {
      const before = held.get(id) ?? 0;
      if (version < before) {
        findings.push({
          what: `${event.device} went from version ${before} of message ${id} back to ${version}.`,
          t: event.t,
        });
      }
      held.set(id, Math.max(version, before));
    }
  }
  return findings;
}
