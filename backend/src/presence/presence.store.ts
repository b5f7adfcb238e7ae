import type { Id } from '@parley/contracts';

/** A sign of life of one connection. */
export interface Beat {
  readonly userId: Id;
  /** A socket's id, or the session of a client without one. */
  readonly connectionId: string;
  /** Somebody is at the device; otherwise it idles. */
  readonly active: boolean;
  /** For how long, in milliseconds from now, the connection counts without another sign. Zero ends it. */
  readonly forMs: number;
}

/** `offline` is who is missing in an answer. */
export type Liveliness = 'online' | 'away';

/**
 * Who is there: connections, each of which ends by itself. Nothing here is lasting, and nothing has to be taken back
 * by whoever put it in: an instance that dies takes its connections along when their time is over.
 */
export abstract class PresenceStore {
  /** The last sign of a connection counts, be it longer or shorter than the one before. */
  abstract keep(beats: readonly Beat[]): Promise<void>;

  /** Online with one active connection, away with none but idling ones. */
  abstract read(userIds: readonly Id[]): Promise<Map<Id, Liveliness>>;

  /** People with a connection, by id, from after `after` on. */
  abstract present(after: Id | null, limit: number): Promise<Id[]>;
}
