import { Injectable } from '@nestjs/common';
import type { Id, RoomKind, Stats } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Counts, Tally } from '../platform/observability/index.js';

export type Span = 'day' | 'hour';

/** One addition of one instance. The same number of the same instance again adds nothing. */
export interface Addition {
  readonly instanceId: string;
  /** 1, 2, 3 … */
  readonly number: number;
  readonly tally: Tally;
  /** Sockets now, and the most at once since the addition before. */
  readonly connections: { readonly now: number; readonly highest: number };
}

interface CountRow {
  at: Date;
  counter: string;
  count: number;
}

export interface Record {
  since: Date;
  peak: number;
  peak_at: Date | null;
  instances: number;
  connections: number;
}

/** An instance that was not heard of for so long is gone. */
const ALIVE = `seen_at > now() - interval '30 seconds'`;
export const PEAK = 'connections.peak';

/**
 * Everything depends on `beat`: it comes out empty where this addition was made already. Rows are written in the order
 * of their keys, so that instances wait for each other in one direction only.
 */
const ADD = `
  WITH beat AS (
    INSERT INTO stats_instances AS i (id, seen_at, connections, flushes) VALUES ($1, now(), $2, $3)
    ON CONFLICT (id) DO UPDATE
      SET seen_at = now(), connections = excluded.connections, flushes = excluded.flushes
      WHERE i.flushes < excluded.flushes
    RETURNING id
  ), present AS (
    SELECT $4::integer + coalesce(sum(others.connections), 0) AS peak
    FROM beat LEFT JOIN stats_instances others ON others.id <> beat.id AND others.${ALIVE}
    GROUP BY beat.id
  ), spans (span, at) AS (
    VALUES ('all', '-infinity'::timestamptz), ('day', date_trunc('day', now(), 'UTC')),
           ('hour', date_trunc('hour', now(), 'UTC'))
  ), added AS (
    INSERT INTO stats AS s (span, at, counter, count)
    SELECT span, at, counter, count FROM (
      SELECT span, at, counter, count
        FROM beat CROSS JOIN spans CROSS JOIN unnest($5::text[], $6::bigint[]) AS c (counter, count)
       WHERE span <> 'all' OR counter NOT LIKE 'took.%'
      UNION ALL
      SELECT span, at, '${PEAK}', peak FROM present CROSS JOIN spans WHERE span <> 'all'
    ) rows ORDER BY span, at, counter
    ON CONFLICT (span, at, counter) DO UPDATE
      SET count = CASE s.counter WHEN '${PEAK}' THEN greatest(s.count, excluded.count) ELSE s.count + excluded.count END
  ), people AS (
    INSERT INTO stats_users AS u (user_id, day, counter, count)
    SELECT user_id, (now() AT TIME ZONE 'UTC')::date, counter, count
      FROM beat CROSS JOIN unnest($7::uuid[], $8::text[], $9::bigint[]) AS c (user_id, counter, count)
     ORDER BY user_id, counter
    ON CONFLICT (user_id, day, counter) DO UPDATE SET count = u.count + excluded.count
  )
  UPDATE stats_record r SET peak = present.peak, peak_at = now() FROM present WHERE present.peak > r.peak`;

/** Counts of all instances, by hour, by day and since counting began. */
@Injectable()
export class StatsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One statement, whatever there is to add. */
  async add({ instanceId, number, tally, connections }: Addition): Promise<void> {
    const counters = [...tally.counts.keys()];
    const ofUsers = [...tally.byUser].flatMap(([userId, counts]) =>
      [...counts].map(([counter, count]) => ({ userId, counter, count })),
    );
    await this.dataSource.query(ADD, [
      instanceId,
      connections.now,
      number,
      connections.highest,
      counters,
      counters.map((counter) => tally.counts.get(counter)),
      ofUsers.map(({ userId }) => userId),
      ofUsers.map(({ counter }) => counter),
      ofUsers.map(({ count }) => count),
    ]);
  }

  /** The instance is gone, and its sockets with it. */
  async forget(instanceId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM stats_instances WHERE id = $1', [instanceId]);
  }

  async total(): Promise<Counts> {
    return countsOf(
      await this.dataSource.query<CountRow[]>(`SELECT counter, count FROM stats WHERE span = 'all'`),
    );
  }

  /** The last so many hours or days that there is anything of, the present one included. */
  async last(span: Span, howMany: number): Promise<{ now: Date; buckets: Map<number, Counts> }> {
    const rows = await this.dataSource.query<CountRow[]>(
      `SELECT at, counter, count FROM stats
        WHERE span = $1 AND at > date_trunc($1, now(), 'UTC') - $2 * ('1 ' || $1)::interval`,
      [span, howMany],
    );
    const [clock] = await this.dataSource.query<{ now: Date }[]>('SELECT now() AS now');
    const byTime = Map.groupBy(rows, ({ at }) => at.getTime());
    return {
      now: clock?.now ?? new Date(),
      buckets: new Map([...byTime].map(([at, ofBucket]) => [at, countsOf(ofBucket)])),
    };
  }

  /** Of the last 30 days, today included. */
  async ofUser(userId: Id): Promise<{ since: Date; counts: Counts }> {
    const [today] = await this.dataSource.query<{ since: Date }[]>(
      `SELECT date_trunc('day', now(), 'UTC') - interval '29 days' AS since`,
    );
    const rows = await this.dataSource.query<CountRow[]>(
      `SELECT counter, sum(count)::bigint AS count FROM stats_users
        WHERE user_id = $1 AND day > (now() AT TIME ZONE 'UTC')::date - 30 GROUP BY counter`,
      [userId],
    );
    return { since: today?.since ?? new Date(), counts: countsOf(rows) };
  }

  async record(): Promise<Record> {
    const [row] = await this.dataSource.query<Record[]>(
      `SELECT r.since, r.peak, r.peak_at, alive.instances, alive.connections
         FROM stats_record r
        CROSS JOIN (
          SELECT count(*) AS instances, coalesce(sum(connections), 0)::bigint AS connections
            FROM stats_instances WHERE ${ALIVE}
        ) alive`,
    );
    if (!row) throw new Error('the row of records is gone');
    return row;
  }

  async people(): Promise<Stats['people']> {
    const [row] = await this.dataSource.query<Stats['people'][]>(
      `SELECT count(*) FILTER (WHERE NOT guest) AS accounts, count(*) FILTER (WHERE guest) AS guests,
              count(*) FILTER (WHERE disabled_at IS NOT NULL) AS banned
         FROM users WHERE deleted_at IS NULL`,
    );
    return row ?? { accounts: 0, guests: 0, banned: 0 };
  }

  async rooms(): Promise<Stats['rooms']> {
    const rows = await this.dataSource.query<{ kind: RoomKind; count: number }[]>(
      'SELECT kind, count(*) AS count FROM rooms GROUP BY kind',
    );
    const of = (kind: RoomKind): number => rows.find((row) => row.kind === kind)?.count ?? 0;
    return { public: of('public'), private: of('private'), direct: of('direct') };
  }

  /** What nobody can ask for any more: hours of more than a week, days of more than thirty. */
  async removeOld(): Promise<void> {
    await this.dataSource.query(
      `WITH hours AS (
         DELETE FROM stats WHERE span = 'hour' AND at < now() - interval '169 hours'
       ), days AS (
         DELETE FROM stats WHERE span = 'day' AND at < now() - interval '31 days'
       ), people AS (
         DELETE FROM stats_users WHERE day < (now() AT TIME ZONE 'UTC')::date - 31
       )
       DELETE FROM stats_instances WHERE seen_at < now() - interval '1 day'`,
    );
  }
}

function countsOf(rows: readonly Pick<CountRow, 'counter' | 'count'>[]): Counts {
  // What an instance of another version counted, too: nobody looks for it here.
  return new Map(rows.map(({ counter, count }) => [counter, count])) as Counts;
}
