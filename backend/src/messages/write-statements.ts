import { type Blocked, LIMITS, type RoomKind } from '@parley/contracts';
import type { AttachmentFacts, Claim } from '../attachments/index.js';
import { queueHooks } from '../hook-queue/index.js';
import { EVERYBODY } from './mentions.js';
import type { MessageDraft } from './message-draft.js';
import { messageColumns, type MessageRow } from './message.row.js';

/**
 * The plans of the statements below are made once for a connection and kept. Made while the tables are small they would
 * be scans of whole tables, and stay so while these grow: for each message, all messages.
 */
export const BEGIN = {
  text: 'BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL enable_seqscan = off; SET LOCAL jit = off',
};
export const COMMIT = { text: 'COMMIT' };

/** In a fixed order, so that batches wait for each other in a line and not in a circle. */
export const LOCK_ROOMS = {
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
export const STORE = {
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
export const EXPLAIN = {
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

/** A row of `EXPLAIN`. */
export interface Explanation extends MessageRow {
  draft_id: string;
  room_kind: RoomKind | null;
  member: boolean;
  banned: boolean;
  muted: boolean;
  blocked: Blocked | null;
  taken: boolean;
  same: boolean;
}

export const NO_CLAIMS: ReadonlyMap<string, Claim> = new Map();

/** `null` costs a message without files nothing. */
const filesOf = (claim: Claim | undefined): readonly AttachmentFacts[] | null =>
  typeof claim === 'object' ? claim : null;

/** Drafts as `STORE` and `EXPLAIN` take them, with the files that were claimed for them. */
export const asJson = (drafts: readonly MessageDraft[], claims: ReadonlyMap<string, Claim>): string =>
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
