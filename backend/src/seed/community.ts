import type { MemberRole } from '@parley/contracts';
import { converse, type Line, type Talker } from './conversation.js';
import type { Dice } from './dice.js';
import { ROOMS, type SeedRoom } from './rooms.js';
import { DIRECT, THREADS, type Said } from './threads.js';
import { timelineOf, type Notice, type Plot, type Timeline } from './timeline.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So far back the conversations begin. */
const DAYS = 150;
const DIRECT_ROOMS = 34;

/** Months of everybody's conversations, up to this moment. */
export function communityOf(talkers: readonly Talker[], now: number, dice: Dice): Timeline[] {
  return [
    ...ROOMS.map((room) => timelineOf(roomPlot(room, talkers, now, dice), now, dice)),
    ...pairsOf(talkers, dice).map((pair) => timelineOf(directPlot(pair, now, dice), now, dice)),
  ];
}

function roomPlot(room: SeedRoom, talkers: readonly Talker[], now: number, dice: Dice): Plot {
  const present = dice.some(talkers, Math.max(3, Math.round(talkers.length * room.share)));
  const madeAt = now - (DAYS + dice.between(1, 20)) * DAY_MS;
  const members = present.map((talker, index) => ({
    talker,
    role: roleOf(index),
    since: madeAt + index * dice.between(1, 40) * 60_000,
  }));
  members.sort((a, b) => a.since - b.since);
  const threads = room.themes.flatMap((theme) => THREADS[theme]);
  const lines = conversations(threads, present, room.weekly, now, dice);
  return {
    kind: room.kind,
    name: room.name,
    topic: room.topic,
    madeAt,
    members,
    entries: [...arrivals(members), ...changes(room, present, madeAt, now, dice), ...lines],
  };
}

function roleOf(index: number): MemberRole {
  if (index === 0) return 'owner';
  return index < 3 ? 'moderator' : 'member';
}

function arrivals(members: Plot['members']): Notice[] {
  return members.map(({ talker, since }, index) => ({
    author: talker,
    at: since,
    system: { type: index === 0 ? 'created' : 'joined', userId: talker.id },
  }));
}

function changes(
  room: SeedRoom,
  [owner]: readonly Talker[],
  madeAt: number,
  now: number,
  dice: Dice,
): Notice[] {
  if (!owner) return [];
  const at = madeAt + (now - madeAt) * (0.2 + 0.6 * dice.roll());
  return [
    {
      author: owner,
      at: madeAt + 25 * HOUR_MS,
      system: { type: 'topic', userId: owner.id, topic: room.topic },
    },
    ...(dice.chance(0.4)
      ? [{ author: owner, at, system: { type: 'renamed' as const, userId: owner.id, name: room.name } }]
      : []),
  ];
}

function directPlot(pair: readonly [Talker, Talker], now: number, dice: Dice): Plot {
  const madeAt = now - dice.between(20, DAYS) * DAY_MS;
  const [first] = pair;
  const lines = conversations(DIRECT, pair, 0.6, now, dice).filter(({ at }) => at > madeAt);
  return {
    kind: 'direct',
    name: null,
    topic: null,
    madeAt,
    members: pair.map((talker) => ({ talker, role: 'member', since: madeAt })),
    entries: [{ author: first, at: madeAt, system: { type: 'created', userId: first.id } }, ...lines],
  };
}

/** So many a week on average, in the hours in which people are awake. */
function conversations(
  threads: readonly (readonly Said[])[],
  talkers: readonly Talker[],
  weekly: number,
  now: number,
  dice: Dice,
): Line[] {
  const count = Math.round((weekly * DAYS) / 7);
  const lines: Line[] = [];
  // Nothing is told again before everything has been.
  let untold: (readonly Said[])[] = [];
  for (let n = 0; n < count; n += 1) {
    if (untold.length === 0) untold = dice.some(threads, threads.length);
    const day = now - ((n + dice.roll()) / count) * DAYS * DAY_MS;
    const begins = new Date(day);
    begins.setUTCHours(7 + Math.floor(15 * dice.roll() ** 0.8), dice.between(0, 59), dice.between(0, 59));
    const told = converse(untold.pop() ?? [], dice.some(talkers, 4), begins.getTime(), dice);
    // What is told until now is told to its end.
    if ((told.at(-1)?.at ?? 0) < now) lines.push(...told);
  }
  return lines;
}

/** Each of the first people with several others, so that whoever signs in as one of them finds something. */
function pairsOf(talkers: readonly Talker[], dice: Dice): (readonly [Talker, Talker])[] {
  const pairs = new Map<string, readonly [Talker, Talker]>();
  for (let n = 0; n < DIRECT_ROOMS; n += 1) {
    const one = talkers[n % 6];
    const other = dice.pick(talkers);
    if (one && one !== other) pairs.set([one.id, other.id].sort().join(), [one, other]);
  }
  return [...pairs.values()];
}
