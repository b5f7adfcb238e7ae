import type { Message } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { claimAttachments, handOverAttachments } from '../attachments/index.js';
import type { MessageDraft } from './message-draft.js';
import type { MessageRow } from './message.row.js';
import { viewOf } from './message.view.js';
import { onConnection, run } from './write-connection.js';
import { outcomeOf, type WriteOutcome } from './write-outcome.js';
import {
  asJson,
  BEGIN,
  COMMIT,
  EXPLAIN,
  type Explanation,
  LOCK_ROOMS,
  NO_CLAIMS,
  STORE,
} from './write-statements.js';

export type { WriteOutcome } from './write-outcome.js';

@Injectable()
export class MessageWrites {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Stores what may be stored of the drafts, whose ids differ, and says what became of each. Inside a room their order
   * is kept. When it throws, all of it may be given again: after a lost connection nobody knows what was stored
   * (`write-failure.ts`).
   *
   * Nearly always everything can be stored, in one transaction and one way to the database. What was left out is told
   * why in a second one, in which, had the reason just gone, it is stored.
   */
  async store(drafts: readonly MessageDraft[]): Promise<Map<string, WriteOutcome>> {
    return onConnection(this.pool, async (client) => {
      const outcomes = new Map(drafts.some(hasFiles) ? [] : await storeAtOnce(client, drafts));
      const left = drafts.filter(({ id }) => !outcomes.has(id));
      if (left.length === 0) return outcomes;
      await run(client, BEGIN);
      for (const [id, outcome] of await storeUnderLocks(client, left)) outcomes.set(id, outcome);
      await run(client, COMMIT);
      return outcomes;
    });
  }

  /** The message that this very draft became some time ago, as it is now; `null` when it never was stored. */
  async findSent(draft: MessageDraft): Promise<Message | null> {
    const { rows } = await this.pool.query<Explanation>({ ...EXPLAIN, values: [asJson([draft], NO_CLAIMS)] });
    const [row] = rows;
    return row?.same ? viewOf(row) : null;
  }

  /** TypeORM's own: its query runner knows no named statements, which spare parsing and planning each batch anew. */
  private get pool(): Pool {
    const { driver } = this.dataSource;
    if (!('master' in driver)) throw new Error('the writer needs the pool of a PostgreSQL data source');
    return driver.master as Pool;
  }
}

/**
 * All statements are on their way before the first is answered. That changes nothing of what they see: the server
 * takes one after the other, and commits nothing after one that failed.
 */
async function storeAtOnce(
  client: PoolClient,
  drafts: readonly MessageDraft[],
): Promise<[string, WriteOutcome][]> {
  const begun = run(client, BEGIN);
  const locked = run(client, { ...LOCK_ROOMS, values: [roomsOf(drafts)] });
  const stored = run<MessageRow>(client, { ...STORE, values: [asJson(drafts, NO_CLAIMS)] });
  const committed = run(client, COMMIT);
  await Promise.allSettled([begun, locked, stored, committed]);
  // The first that failed says why; the errors of the others follow from it.
  await begun;
  await locked;
  const rows = await stored;
  await committed;
  return rows.map((row) => [row.id, { kind: 'stored', message: viewOf(row) }]);
}

async function storeUnderLocks(
  client: PoolClient,
  drafts: readonly MessageDraft[],
): Promise<Map<string, WriteOutcome>> {
  const outcomes = new Map<string, WriteOutcome>();
  await run(client, { ...LOCK_ROOMS, values: [roomsOf(drafts)] });
  const withFiles = drafts.filter(hasFiles);
  const claims = withFiles.length > 0 ? await claimAttachments(running(client), withFiles) : NO_CLAIMS;
  const complete = drafts.filter(({ id }) => typeof claims.get(id) !== 'string');
  const stored = await run<MessageRow>(client, { ...STORE, values: [asJson(complete, claims)] });
  for (const row of stored) outcomes.set(row.id, { kind: 'stored', message: viewOf(row) });
  const sent = withFiles.filter(({ id }) => outcomes.has(id));
  if (sent.length > 0) await handOverAttachments(running(client), sent);

  const left = drafts.filter(({ id }) => !outcomes.has(id));
  if (left.length > 0) {
    const rows = await run<Explanation>(client, { ...EXPLAIN, values: [asJson(left, NO_CLAIMS)] });
    for (const row of rows) outcomes.set(row.draft_id, outcomeOf(row, claims.get(row.draft_id)));
  }
  return outcomes;
}

const hasFiles = ({ attachmentIds }: MessageDraft): boolean => attachmentIds.length > 0;

const roomsOf = (drafts: readonly MessageDraft[]): string[] => [
  ...new Set(drafts.map(({ roomId }) => roomId)),
];

const running =
  (client: PoolClient) =>
  <R extends QueryResultRow>(query: QueryConfig): Promise<R[]> =>
    run<R>(client, query);
