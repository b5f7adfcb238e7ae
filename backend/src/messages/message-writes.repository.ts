import { type Blocked, LIMITS, type Message, type RoomKind } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import {
  type AttachmentFacts,
  type Claim,
  claimAttachments,
  handOverAttachments,
} from '../attachments/index.js';
import { queueHooks } from '../hook-queue/index.js';
import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import type { MessageDraft } from './message-draft.js';
import { messageColumns, type MessageRow } from './message.row.js';
import { viewOf } from './message.view.js';
import { EVERYBODY } from './mentions.js';

/** Why a message was not stored though nothing went wrong. */
export type WriteRefusal =
  | 'NO_ROOM'
  | 'NOT_A_MEMBER'
  | 'BANNED'
  | 'MUTED'
  | 'BLOCKED_BY_ME'
  | 'BLOCKED_BY_THEM'
  | 'ID_TAKEN'
  | 'NO_SUCH_REPLY'
  | 'NO_SUCH_ATTACHMENT'
  | 'ATTACHMENT_USED';

/** What became of one message of a batch. */
export type WriteOutcome =
  | { readonly kind: 'stored'; readonly message: Message }
  /** The same message is there already; this is how it is now. */
  | { readonly kind: 'repeated'; readonly message: Message }
  | { readonly kind: 'refused'; readonly why: WriteRefusal };

/** Milliseconds that one statement may take, waiting for locks included, before the connection is given up. */
const STATEMENT_LIMIT_MS = 8_000;

/**
 * The plans of the statements below are made once for a connection and kept. Made while the tables are small they would
 * be scans of whole tables, and stay so while these grow: for each message, all messages.
 */
const BEGIN = {
  text: 'BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL enable_seqscan = off; SET LOCAL jit = off',
};
const COMMIT = { text: 'COMMIT' };

/** In a fixed order, so that batches wait for each other in a line and not in a circle. */
const LOCK_ROOMS = {
  name: 'parley-lock-rooms',
  text: 'SELECT id FROM rooms WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
};

const DRAFTS = `ROWS FROM (json_to_recordset($1::json) AS (
  id uuid, room_id uuid, author_id uuid, body text, reply_to uuid, names text[], attachments jsonb
)) WITH ORDINALITY AS i (id, room_id, author_id, body, reply_to, names, attachments, place)`;

/** In a direct room, who of the author of a draft and the other person has blocked whom; NULL where nobody has. */
const blockBetween = (draft: string): string => `(
  SELECT CASE block.user_id WHEN ${draft}.author_id THEN 'byMe' ELSE 'byThem' END
  FROM rooms direct
  JOIN members peer ON peer.room_id = direct.id AND peer.user_id <> ${draft}.author_id
  JOIN blocks block ON (block.user_id = peer.user_id AND block.blocked_id = ${draft}.author_id)
    OR (block.user_id = ${draft}.author_id AND block.blocked_id = peer.user_id)
  WHERE direct.id = ${draft}.room_id AND direct.kind = 'direct'
  ORDER BY 1 LIMIT 1
)`;

/**
 * The plan is made once, for batches of one and of hundreds: `OFFSET 0` keeps the look-ups by key that are right for
 * both from becoming scans of whole tables.
 *
 * Rows are inserted in the order of their ids: two batches that bring the same ids to different rooms then wait for
 * each other in one direction only.
 */
const STORE = {
  name: 'parley-store-messages',
  text: `
    WITH fresh AS (
      SELECT
        i.id, i.room_id, i.author_id, i.body, i.reply_to, i.attachments,
        row_number() OVER (PARTITION BY i.room_id ORDER BY i.place) AS n,
        CASE WHEN i.names = '{}' THEN '{}' ELSE ARRAY (
          SELECT u.id FROM users u
          JOIN members called ON called.room_id = i.room_id AND called.user_id = u.id
          WHERE u.username = ANY (i.names)
          UNION
          SELECT everybody.user_id FROM members everybody
          WHERE everybody.room_id = i.room_id AND everybody.user_id <> i.author_id
            AND '${EVERYBODY}' = ANY (i.names) AND author.role <> 'member'
            AND (SELECT member_count FROM rooms WHERE id = i.room_id) <= ${LIMITS.mentionsListMax}
        ) END AS mentions,
        '${EVERYBODY}' = ANY (i.names) AND author.role <> 'member' AS mentions_all
      FROM ${DRAFTS}
      JOIN LATERAL (
        SELECT role, muted_until FROM members WHERE room_id = i.room_id AND user_id = i.author_id OFFSET 0
      ) author ON author.muted_until IS NULL OR author.muted_until <= now()
      WHERE NOT EXISTS (SELECT FROM messages same WHERE same.id = i.id OFFSET 0)
        AND ${blockBetween('i')} IS NULL
        AND (i.reply_to IS NULL OR EXISTS (
          SELECT FROM messages original WHERE original.id = i.reply_to AND original.room_id = i.room_id OFFSET 0
        ))
    ), moved AS (
      UPDATE rooms r
      SET last_seq = r.last_seq + f.n, version = r.version + f.n, last_activity_at = statement_timestamp()
      FROM (SELECT room_id, count(*) AS n FROM fresh GROUP BY room_id) f
      WHERE r.id = f.room_id
      RETURNING r.id, r.last_seq - f.n AS seq, r.version - f.n AS version
    ), stored AS (
      INSERT INTO messages AS m
        (id, room_id, seq, version, kind, author_id, body, reply_to, mentions, mentions_all, attachments, created_at)
      SELECT
        f.id, f.room_id, moved.seq + f.n, moved.version + f.n, 'user', f.author_id, f.body, f.reply_to, f.mentions,
        f.mentions_all, f.attachments, statement_timestamp()
      FROM fresh f JOIN moved ON moved.id = f.room_id
      ORDER BY f.id
      RETURNING ${messageColumns('m')}
    ), read AS (
      UPDATE members a
      SET read_seq = greatest(a.read_seq, s.seq), delivered_seq = greatest(a.delivered_seq, s.seq)
      FROM (SELECT room_id, author_id, max(seq) AS seq FROM stored GROUP BY room_id, author_id) s
      WHERE a.room_id = s.room_id AND a.user_id = s.author_id
    ), queued AS (${queueHooks('stored', `'message.created'`)}
    )
    SELECT * FROM stored ORDER BY room_id, seq`,
};

/** Why each of these was left out by `STORE`, in the same transaction and so under the same locks. */
const EXPLAIN = {
  name: 'parley-explain-messages',
  text: `
    SELECT
      i.id AS draft_id,
      r.kind AS room_kind,
      author.user_id IS NOT NULL AS member,
      ban.user_id IS NOT NULL AS banned,
      coalesce(author.muted_until > now(), false) AS muted,
      ${blockBetween('i')} AS blocked,
      there.id IS NOT NULL AS taken,
      coalesce(
        there.kind = 'user' AND there.room_id = i.room_id AND there.author_id = i.author_id
          AND CASE WHEN there.sent_hash IS NULL THEN there.body = i.body
              ELSE there.sent_hash = sha256(convert_to(i.body, 'UTF8')) END,
        false
      ) AS same,
      ${messageColumns('there')}
    FROM ${DRAFTS}
    LEFT JOIN rooms r ON r.id = i.room_id
    LEFT JOIN members author ON author.room_id = i.room_id AND author.user_id = i.author_id
    LEFT JOIN bans ban ON ban.room_id = i.room_id AND ban.user_id = i.author_id
    LEFT JOIN messages there ON there.id = i.id`,
};

interface Explanation extends MessageRow {
  draft_id: string;
  room_kind: RoomKind | null;
  member: boolean;
  banned: boolean;
  muted: boolean;
  blocked: Blocked | null;
  taken: boolean;
  same: boolean;
}

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
    return this.onConnection(async (client) => {
      const outcomes = new Map(drafts.some(hasFiles) ? [] : await storeAtOnce(client, drafts));
      const left = drafts.filter(({ id }) => !outcomes.has(id));
      if (left.length === 0) return outcomes;
      await run(client, BEGIN);
      for (const [id, outcome] of await storeUnderLocks(client, left)) outcomes.set(id, outcome);
      await run(client, COMMIT);
      return outcomes;
    });
  }

  private async onConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    client.on('error', seenInTheQuery);
    let failure: unknown;
    try {
      return await work(client);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      await giveBack(client, failure);
    }
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

function outcomeOf(row: Explanation, claim: Claim | undefined): WriteOutcome {
  if (row.same) return { kind: 'repeated', message: viewOf(row) };
  return { kind: 'refused', why: refusalOf(row, claim) };
}

function refusalOf(
  { room_kind, member, banned, muted, blocked, taken }: Explanation,
  claim: Claim | undefined,
): WriteRefusal {
  if (!member) {
    // Of a room that is not public nobody outside may learn that it is there.
    if (room_kind !== 'public') return 'NO_ROOM';
    return banned ? 'BANNED' : 'NOT_A_MEMBER';
  }
  if (taken) return 'ID_TAKEN';
  if (blocked) return blocked === 'byMe' ? 'BLOCKED_BY_ME' : 'BLOCKED_BY_THEM';
  if (muted) return 'MUTED';
  return typeof claim === 'string' ? claim : 'NO_SUCH_REPLY';
}

const NO_CLAIMS: ReadonlyMap<string, Claim> = new Map();

/** `null` costs a message without files nothing. */
const filesOf = (claim: Claim | undefined): readonly AttachmentFacts[] | null =>
  typeof claim === 'object' ? claim : null;

const asJson = (drafts: readonly MessageDraft[], claims: ReadonlyMap<string, Claim>): string =>
  JSON.stringify(
    drafts.map(({ id, roomId, authorId, body, replyTo, mentionedNames }) => ({
      id,
      room_id: roomId,
      author_id: authorId,
      body,
      reply_to: replyTo,
      names: mentionedNames,
      attachments: filesOf(claims.get(id)),
    })),
  );

const running =
  (client: PoolClient) =>
  <R extends QueryResultRow>(query: QueryConfig): Promise<R[]> =>
    run<R>(client, query);

async function run<R extends QueryResultRow>(client: PoolClient, query: QueryConfig): Promise<R[]> {
  const limited = { ...query, query_timeout: STATEMENT_LIMIT_MS };
  return (await client.query<R>(limited)).rows;
}

/** The loss of a connection fails its query as well; without a listener it would also end the process. */
const seenInTheQuery = (): void => undefined;

/** A connection goes back to the pool only when it is certain that it holds no transaction. */
async function giveBack(client: PoolClient, failure: unknown): Promise<void> {
  const isWell = failure === undefined || (isServerAnswer(failure) && (await rolledBack(client)));
  client.off('error', seenInTheQuery);
  client.release(!isWell);
}

/** An error that PostgreSQL sent, in contrast to one of the connection to it. */
const isServerAnswer = (error: unknown): boolean => error instanceof Error && 'severity' in error;

const rolledBack = (client: PoolClient): Promise<boolean> =>
  run(client, { text: 'ROLLBACK' }).then(
    () => true,
    () => false,
  );
