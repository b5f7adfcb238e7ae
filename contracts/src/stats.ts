import type { ErrorCode } from './errors.js';
import type { Id, MessageKind, RoomKind, Timestamp } from './models.js';
import type { ClientEvent } from './socket-events.js';

/** What the server counts, over all instances. For administrators. */

/** What was refused for coming too often, each with a limit of its own. */
export type RateLimit =
  | 'messages'
  | 'typing'
  | 'pings'
  | 'logins'
  | 'registrations'
  | 'passwords'
  | 'mails'
  | 'sockets'
  | 'rooms'
  | 'connections'
  | 'syncs'
  | 'uploads'
  | 'searches'
  | 'drafts'
  | 'previews'
  | 'packets';

/** How long something took, in milliseconds; `null` where it did not happen. Good to a tenth of itself. */
export interface Timing {
  count: number;
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** What happened in some time. Names that are missing did not happen. */
export interface Activity {
  /** New ones, by kind. */
  messages: Record<MessageKind, number>;
  /** What came in on sockets. */
  events: Partial<Record<ClientEvent, number>>;
  /** What was refused, on sockets and over REST. */
  errors: Partial<Record<ErrorCode, number>>;
  /** What was refused for coming too often. */
  rateLimitHits: Partial<Record<RateLimit, number>>;
}

export interface Processing {
  /** From the arrival of a socket event to its answer. */
  events: Timing;
  /** From the arrival of a REST request to its answer. */
  requests: Timing;
}

/** How things are now, and what happened since counting began. */
export interface Stats extends Activity {
  at: Timestamp;
  /** When counting began. */
  since: Timestamp;
  /** Those that are alive. */
  instances: number;
  connections: {
    now: number;
    /** The most at once, ever. */
    peak: number;
    peakAt: Timestamp | null;
    total: number;
  };
  people: {
    /** Neither guests nor deleted ones. */
    accounts: number;
    guests: number;
    banned: number;
  };
  rooms: Record<RoomKind, number>;
  /** Of this hour and the one before. */
  processing: Processing;
}

/** One hour or one day, in UTC. */
export interface StatsBucket extends Activity {
  /** When it began. */
  at: Timestamp;
  connections: {
    /** The most at once. */
    peak: number;
    /** How many came. */
    opened: number;
  };
  processing: Processing;
}

/** Ascending, without gaps, the last one under way. */
export interface StatsSeries {
  items: StatsBucket[];
}

/** What one person did in the last 30 days. */
export interface UserStats extends Activity {
  userId: Id;
  /** The beginning of the first day that is counted. */
  since: Timestamp;
  connections: { opened: number };
}
