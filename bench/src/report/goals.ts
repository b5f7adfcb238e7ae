import type { Samples } from '../samples.js';
import type { Sizes } from '../sizes.js';

/** Something to reach: a ratio, and where it has to be. */
export interface Goal {
  readonly text: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What it is counted in where it is no ratio. */
  readonly unit?: string;
  /** NaN where it was not measured. */
  readonly value: (samples: Samples) => number;
  /** Why it cannot be judged here. */
  readonly unjudged?: string;
}

export interface Judgement {
  readonly text: string;
  readonly need: string;
  readonly value: number;
  /** `×` of a ratio. */
  readonly unit: string;
  /** `pass`, `miss`, or why it was not judged. */
  readonly verdict: string;
}

/** Nothing closer than this is a difference on a machine on which anything else goes on. */
const A_FIFTH = 1.2;
/** For each instance one, and some for PostgreSQL, Redis and the clients. */
const CORES_FOR_TWO = 6;

export const scenarioNames = {
  saturated: (members: number) => `fan-out to ${members}, saturated`,
  half: (members: number) => `fan-out to ${members}, at half load`,
  steady: ({ steady: { members, perSecond } }: Sizes) => `${perSecond} messages/s into a room of ${members}`,
  manyRooms: ({ smallRooms: { rooms, members } }: Sizes) => `${rooms} rooms of ${members}`,
  findable: 'afterwards: what was said is made findable',
  logIns: ({ arrivals }: Sizes) => `${arrivals} people log in with a password`,
  arrivals: ({ arrivals }: Sizes) => `${arrivals} clients come`,
  again: ({ arrivals }: Sizes) => `${arrivals} clients come again after a restart`,
  idle: ({ idle }: Sizes) => `${idle} idle connections`,
  history: (what: string) => `history: ${what}`,
  moreInstances: 'growth: the same room over more instances',
  moreRooms: ({ smallRooms: { members }, growth: { rooms } }: Sizes) =>
    `growth: ${rooms.perSecond} messages/s into more rooms of ${members}`,
  moreMembers: ({ growth: { members } }: Sizes) =>
    `growth: ${members.perSecond} messages/s into a room of more members`,
  firstVisit: 'page: the first visit',
  wandering: ({ pageRoom }: Sizes) => `page: between rooms, and up through ${pageRoom} messages`,
  rain: ({ rainSeconds }: Sizes) => `page: 50 messages/s for ${rainSeconds} s`,
} as const;

/** What is asked of a history, by the names of its figures. */
export const HISTORY = {
  page: 'a page from anywhere',
  changes: 'catching up',
  unread: 'rooms with what is unread',
} as const;

export const SEARCHES = {
  newest: 'a search',
  best: 'a search, the best first',
  newestOfAll: 'a search by somebody in all rooms',
  bestOfAll: 'a search by somebody in all rooms, the best first',
} as const;

export function goalsOf(sizes: Sizes, cores: number): Goal[] {
  const { saturated, steady, manyRooms, arrivals, again, idle, history } = scenarioNames;
  const against =
    (scenario: string, figure: string, reference: string) =>
    (samples: Samples): number =>
      samples.ratio(scenario, figure, 'parley', reference);
  const [, large] = sizes.history;
  return [
    ...sizes.members.flatMap((members): Goal[] => [
      {
        text: `${saturated(members)}: deliveries/s of Socket.IO with the Redis adapter`,
        atLeast: 10,
        value: against(saturated(members), 'deliveriesPerSecond', 'socket-io-redis'),
      },
      {
        text: `${saturated(members)}: its CPU a delivery`,
        atMost: 0.15,
        value: against(saturated(members), 'cpuPerMillion', 'socket-io-redis'),
      },
    ]),
    {
      text: `${steady(sizes)}: CPU of plain Socket.IO, which stores nothing`,
      atMost: 1.15,
      value: against(steady(sizes), 'cpuPerMillion', 'socket-io'),
    },
    {
      text: `${steady(sizes)}: its p99, within a fifth`,
      atMost: A_FIFTH,
      value: against(steady(sizes), 'hearP99', 'socket-io'),
    },
    {
      text: `${manyRooms(sizes)}: answers/s of the tutorial gateway`,
      atLeast: 5,
      value: against(manyRooms(sizes), 'messagesPerSecond', 'tutorial'),
    },
    {
      text: `${manyRooms(sizes)}: its CPU an answer`,
      atMost: 0.2,
      value: against(manyRooms(sizes), 'cpuMsPerMessage', 'tutorial'),
    },
    {
      text: `${manyRooms(sizes)}: answers/s of plain Socket.IO, which stores nothing`,
      atLeast: 0.7,
      value: against(manyRooms(sizes), 'messagesPerSecond', 'socket-io'),
    },
    ...[arrivals(sizes), again(sizes)].map((scenario): Goal => ({
      text: `${scenario}, authenticated and synced: CPU of plain Socket.IO`,
      atMost: 2,
      value: against(scenario, 'cpuMsEach', 'socket-io'),
    })),
    {
      text: `${idle(sizes)}: memory each of plain Socket.IO`,
      atMost: 1.15,
      value: against(idle(sizes), 'kilobytesEach', 'socket-io'),
    },
    ...Object.values(HISTORY).map((what): Goal => ({
      text: `${history(what)}: p99 at ${large} messages of that at ${sizes.history[0]}`,
      atMost: 2,
      value: (samples) =>
        samples.ratio(history(what), 'p99', `${large} messages`, `${sizes.history[0]} messages`),
    })),
    ...Object.values(SEARCHES).map((what): Goal => ({
      text: `${history(what)} among ${large} messages: p99`,
      atMost: 100,
      unit: 'ms',
      value: (samples) => samples.median(history(what), `${large} messages`, 'p99'),
    })),
    ...goalsOfGrowth(sizes, cores),
    ...goalsOfPage(sizes),
  ];
}

/** What a delivery costs is not to rise with anything. */
function goalsOfGrowth(sizes: Sizes, cores: number): Goal[] {
  const { moreInstances, moreRooms, moreMembers } = scenarioNames;
  const { instances, rooms, members } = sizes.growth;
  const flat = (scenario: string, after: string, before: string): Goal => ({
    text: `${scenario}: CPU a delivery with ${after} of that with ${before}, within a fifth`,
    atMost: A_FIFTH,
    value: (samples) => samples.ratio(scenario, 'cpuPerMillion', after, before),
  });
  return [
    ...instances.slice(1).map((count) => flat(moreInstances, instancesName(count), instancesName(1))),
    {
      text: `${moreInstances}: deliveries/s with two of those with one`,
      atLeast: 1.7,
      value: (samples) =>
        samples.ratio(moreInstances, 'deliveriesPerSecond', instancesName(2), instancesName(1)),
      ...(cores < CORES_FOR_TWO && { unjudged: `not judged: ${cores} cores` }),
    },
    flat(moreRooms(sizes), roomsName(rooms.counts[1]), roomsName(rooms.counts[0])),
    flat(moreMembers(sizes), membersName(members.counts[1]), membersName(members.counts[0])),
  ];
}

function goalsOfPage(sizes: Sizes): Goal[] {
  const { firstVisit, wandering, rain } = scenarioNames;
  const own =
    (scenario: string, figure: string) =>
    (samples: Samples): number =>
      samples.median(scenario, 'parley', figure);
  const points = (text: string, figure: string, atLeast: number): Goal => ({
    text: `page: Lighthouse on the phone profile, ${text}`,
    atLeast,
    unit: 'points',
    value: own(firstVisit, figure),
  });
  return [
    {
      text: `${firstVisit}: on the wire before the first message`,
      atMost: 200,
      unit: 'kB',
      value: own(firstVisit, 'kilobytes'),
    },
    points('performance', 'performance', 95),
    points('accessibility', 'accessibility', 100),
    points('best practices', 'bestPractices', 100),
    {
      text: 'page: switching to a visited room, 95 of 100 within',
      atMost: 100,
      unit: 'ms',
      value: own(wandering(sizes), 'switchP95'),
    },
    {
      text: `${rain(sizes)}: the longest task`,
      atMost: 100,
      unit: 'ms',
      value: own(rain(sizes), 'longest'),
    },
    {
      text: `${wandering(sizes)}: elements there of those in a short room`,
      atMost: 2,
      value: (samples) =>
        own(wandering(sizes), 'longElements')(samples) / own(wandering(sizes), 'shortElements')(samples),
    },
  ];
}

export function instancesName(count: number): string {
  return count === 1 ? '1 instance' : `${count} instances`;
}

export const roomsName = (count: number): string => (count === 1 ? '1 room' : `${count} rooms`);

export const membersName = (count: number): string => `${count} members`;

export function judge(goals: readonly Goal[], samples: Samples): Judgement[] {
  return goals
    .map(({ text, atLeast, atMost, value: valueOf, unjudged, unit = '×' }) => {
      const value = valueOf(samples);
      const isReached =
        (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
      const need = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
      return { text, need, value, unit, verdict: unjudged ?? (isReached ? 'pass' : 'miss') };
    })
    .filter(({ value }) => !Number.isNaN(value));
}
