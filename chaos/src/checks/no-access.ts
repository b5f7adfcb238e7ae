import type { Heard } from '../history/events.js';
import { groupBy, type Done, type History } from '../history/history.js';
import { absences, type Absence } from './absences.js';
import type { Check, Finding } from './check.js';
import { Disturbances } from './disturbances.js';

/** Milliseconds in which access ends everywhere, and while Redis is away. */
const ENDS_MS = 2_000;
const ENDS_WITHOUT_REDIS_MS = 30_000;
/** What the way from an instance to the record, on a busy machine, may add. */
const SLACK_MS = 1_000;

/**
 * Nothing reaches people who are out. Judged on what arrived on the wire, before the client had a say, and on what the
 * history of the room answered to those who asked although they were out. Their own client has to drop the room too.
 */
export const noAccess: Check = {
  name: 'no-access',
  promise: 'Who left, was kicked or was logged out gets nothing more after 2 s, 30 s where Redis is away.',
  judge(history) {
    const disturbances = new Disturbances(history);
    const out = absences(history);
    return [
      ...judgeWire(history, out, disturbances),
      ...judgeProbes(history, out, disturbances),
      ...judgeDropped(history, out, disturbances),
      ...judgeEndedSessions(history, disturbances),
    ];
  },
};

/** From when on an absence has to be felt everywhere. */
function deadline(start: { from: number; ackedAt: number | null }, disturbances: Disturbances): number {
  const from = start.ackedAt ?? start.from;
  const soon = from + ENDS_MS;
  const late = start.ackedAt === null || disturbances.fanOutBroken(start.from, soon);
  const limit = late ? from + ENDS_WITHOUT_REDIS_MS : soon;
  return limit + SLACK_MS + disturbances.standstill(start.from, limit);
}

function judgeWire(history: History, out: Absence[], disturbances: Disturbances): Finding[] {
  const heard = groupBy(history.of('heard'), ({ user, roomId }) => `${user} ${roomId}`);
  return out.flatMap((absence) => {
    const from = deadline(absence, disturbances);
    const late = (heard.get(`${absence.user} ${absence.roomId}`) ?? []).filter(
      (event) => event.t > from && event.t < absence.to && !tellsOfIt(event),
    );
    const first = late[0];
    if (!first) return [];
    const after = first.t - (absence.ackedAt ?? absence.from);
    return [
      {
        what: `${first.device} got ${late.length} events of room ${absence.roomId} after it lost access, the first (${first.event}) ${after} ms after.`,
        t: first.t,
      },
    ];
  });
}

/** The news of being out is meant for those who are. */
function tellsOfIt({ event, user, subject }: Heard): boolean {
  return event === 'room:removed' || (event === 'member:removed' && subject === user);
}

function judgeProbes(history: History, out: Absence[], disturbances: Disturbances): Finding[] {
  return history.done('probe').flatMap(({ invoked, outcome }) => {
    if (outcome?.type !== 'ok') return [];
    const absence = out.find(
      (one) =>
        one.user === invoked.user &&
        one.roomId === invoked.operation.roomId &&
        invoked.t > deadline(one, disturbances) &&
        outcome.t < one.to,
    );
    if (!absence) return [];
    const after = invoked.t - (absence.ackedAt ?? absence.from);
    return [
      {
        what: `${invoked.device} read room ${absence.roomId} ${after} ms after it lost access.`,
        t: outcome.t,
      },
    ];
  });
}

function judgeDropped(history: History, out: Absence[], disturbances: Disturbances): Finding[] {
  const rooms = groupBy(history.of('room'), ({ user, roomId }) => `${user} ${roomId}`);
  const connections = groupBy(history.of('connection'), ({ device }) => device);
  return out.flatMap((absence) => {
    const by = deadline(absence, disturbances);
    if (absence.to <= by || disturbances.linesBroken(absence.from, by)) return [];
    const marks = groupBy(rooms.get(`${absence.user} ${absence.roomId}`) ?? [], ({ device }) => device);
    return [...marks].flatMap(([device, seen]) => {
      const has = seen.filter(({ t }) => t <= by).at(-1)?.phase === 'appeared';
      const before = (connections.get(device) ?? []).filter(({ t }) => t <= by);
      const onlineSince = before.at(-1)?.status === 'online' ? (before.at(-1)?.t ?? Infinity) : Infinity;
      if (!has || onlineSince > absence.from || by > (history.events.at(-1)?.t ?? 0)) return [];
      return [
        {
          what: `${device} was online and still shows room ${absence.roomId} ${by - absence.from} ms after it lost access.`,
          t: by,
        },
      ];
    });
  });
}

type EndSession = Extract<Done['invoked']['operation'], { name: 'end-session' }>;

function judgeEndedSessions(history: History, disturbances: Disturbances): Finding[] {
  const heard = groupBy(history.of('heard'), ({ device }) => device);
  const sessions = groupBy(history.of('session'), ({ device }) => device);
  return history.done('end-session').flatMap(({ invoked, outcome }: Done<EndSession>) => {
    if (outcome?.type !== 'ok') return [];
    const { device } = invoked.operation;
    const from = deadline({ from: invoked.t, ackedAt: outcome.t }, disturbances);
    const back = sessions.get(device)?.find(({ t, status }) => status === 'signed-in' && t > invoked.t);
    const late = (heard.get(device) ?? []).find(({ t }) => t > from && t < (back?.t ?? Infinity));
    if (!late) return [];
    return [
      {
        what: `${device} got ${late.event} ${late.t - outcome.t} ms after its session was ended.`,
        t: late.t,
      },
    ];
  });
}
