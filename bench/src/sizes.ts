/** How much is measured. */
export interface Sizes {
  readonly rounds: number;
  /** How long each figure is taken, after the same time again in which nothing is counted, two seconds at most. */
  readonly seconds: number;
  /** Rooms of so many members for fan-out. */
  readonly members: readonly number[];
  /** Messages that are under way at once in all, where the server decides how fast it goes. */
  readonly underWay: number;
  /**
   * The room for the load that is light and the same for all, its messages a second, and how long it is looked at: long
   * enough that the slowest hundredth are more than one or two.
   */
  readonly steady: { readonly members: number; readonly perSecond: number; readonly seconds: number };
  readonly smallRooms: { readonly rooms: number; readonly members: number };
  /** Clients that come all at once. */
  readonly arrivals: number;
  /** Clients that do nothing. */
  readonly idle: number;
  /** Messages of the small and the large history. */
  readonly history: readonly [number, number];
  /** What grows, one thing at a time. */
  readonly growth: {
    /** One room over so many. */
    readonly instances: readonly number[];
    /** Few rooms and many, all of the size of the small ones, with so many messages a second in all. */
    readonly rooms: { readonly counts: readonly [number, number]; readonly perSecond: number };
    /** A room with few members and one with many, with so many messages a second. */
    readonly members: { readonly counts: readonly [number, number]; readonly perSecond: number };
  };
  readonly bodyBytes: number;
  /** Messages of the room that is scrolled through in a browser. */
  readonly pageRoom: number;
  /** For how long messages rain into a room that somebody looks at. */
  readonly rainSeconds: number;
}

const SMALL: Sizes = {
  rounds: 3,
  seconds: 2,
  members: [200, 1_000],
  underWay: 256,
  steady: { members: 200, perSecond: 50, seconds: 10 },
  smallRooms: { rooms: 200, members: 5 },
  arrivals: 1_000,
  idle: 1_000,
  history: [10_000, 200_000],
  growth: {
    instances: [1, 2, 4],
    rooms: { counts: [40, 400], perSecond: 400 },
    members: { counts: [100, 1_000], perSecond: 50 },
  },
  bodyBytes: 100,
  pageRoom: 100_000,
  rainSeconds: 15,
};

const LARGE_GROWTH: Sizes['growth'] = {
  instances: [1, 2, 4],
  rooms: { counts: [200, 2_000], perSecond: 400 },
  members: { counts: [200, 2_000], perSecond: 50 },
};

export const SIZES = {
  /** Some seconds: whether it runs at all. */
  tiny: {
    ...SMALL,
    rounds: 1,
    seconds: 0.5,
    members: [20],
    underWay: 8,
    steady: { members: 20, perSecond: 20, seconds: 0.5 },
    smallRooms: { rooms: 4, members: 5 },
    arrivals: 20,
    idle: 20,
    history: [500, 2_000],
    growth: {
      instances: [1],
      rooms: { counts: [1, 10], perSecond: 20 },
      members: { counts: [5, 50], perSecond: 20 },
    },
    pageRoom: 300,
    rainSeconds: 1,
  },
  small: SMALL,
  full: {
    ...SMALL,
    seconds: 10,
    arrivals: 2_000,
    idle: 5_000,
    history: [100_000, 1_000_000],
    growth: LARGE_GROWTH,
    rainSeconds: 60,
  },
  huge: {
    ...SMALL,
    seconds: 10,
    arrivals: 2_000,
    idle: 5_000,
    history: [100_000, 10_000_000],
    growth: LARGE_GROWTH,
    rainSeconds: 60,
  },
} as const satisfies Record<string, Sizes>;

export type SizeName = keyof typeof SIZES;
