import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { LAST, NEWEST_FIRST, newestOf } from './newest.js';
import type { Scope } from './scope.js';
import type { Wanted } from './search.repository.js';

/** This part of all messages and more are not counted. */
const FAR = 0.02;

type Moment = NonNullable<Wanted['until']>;

@Injectable()
export class SearchTimesRepository {
  /**
   * When the so manieth newest message was sent, about; `null` where there are not so many, or nothing says it. In one room
   * its number does. Over all rooms they are counted, or, where it is far, PostgreSQL's statistics are asked.
   */
  async timeOf(tx: Transaction, wanted: Wanted, scope: Scope, depth: number): Promise<Date | null> {
    const { roomIds, messages } = scope;
    if (roomIds && roomIds.length > 1) return null;
    const from = wanted.until ?? LAST;
    const at = await (roomIds
      ? this.inRoom(tx, roomIds[0], from, wanted.since, depth)
      : depth < messages * FAR
        ? this.counted(tx, from, depth)
        : this.byStatistics(tx, from, depth / messages));
    return at && !(wanted.since && at < wanted.since) ? at : null;
  }

  /** When the message was sent that is so many before the newest of the room. */
  private async inRoom(
    tx: Transaction,
    roomId: string | undefined,
    { at, id }: Moment,
    since: Date | null,
    depth: number,
  ): Promise<Date | undefined> {
    const [row] = await tx.query<{ at: Date }[]>(
      `SELECT m.created_at AS at
       FROM (SELECT message_id FROM ${newestOf('$5::uuid', '$1', '$2', '$3')} LIMIT 1) newest
       JOIN messages n ON n.id = newest.message_id
       JOIN messages m ON m.room_id = n.room_id AND m.seq = n.seq - $4`,
      [at, id, since, Math.ceil(depth), roomId],
    );
    return row?.at;
  }

  private async counted(tx: Transaction, { at, id }: Moment, depth: number): Promise<Date | undefined> {
    const [row] = await tx.query<{ at: Date }[]>(
      `SELECT at FROM message_search WHERE (at, message_id) < ($1::timestamptz, $2::uuid)
       ${NEWEST_FIRST} OFFSET $3 LIMIT 1`,
      [at, id, Math.ceil(depth)],
    );
    return row?.at;
  }

  /** Before which this part of all messages was sent, from a moment back. Nothing on a server without statistics. */
  private async byStatistics(tx: Transaction, { at }: Moment, part: number): Promise<Date | undefined> {
    const [row] = await tx.query<{ at: Date | null }[]>(
      `SELECT bounds[passed - ceil($2::float8 * (cardinality(bounds) - 1))] AS at
       FROM (
         SELECT histogram_bounds::text::timestamptz[] AS bounds FROM pg_stats
         WHERE schemaname = current_schema() AND tablename = 'message_search' AND attname = 'at'
       ) known
       CROSS JOIN LATERAL (SELECT count(*) AS passed FROM unnest(bounds) AS b (at) WHERE b.at <= $1::timestamptz) older`,
      [at, part],
    );
    return row?.at ?? undefined;
  }
}
