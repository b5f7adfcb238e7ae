import type { QueryConfig, QueryResultRow } from 'pg';
import type { AttachmentFacts } from './attachment.row.js';

/** A message on its way into the database, and the files that it names. */
export interface Claimant {
  readonly id: string;
  readonly roomId: string;
  readonly authorId: string;
  readonly attachmentIds: readonly string[];
}

/** The files, in the order named; or why the message cannot have them. */
export type Claim = readonly AttachmentFacts[] | 'NO_SUCH_ATTACHMENT' | 'ATTACHMENT_USED';

type Run = <R extends QueryResultRow>(query: QueryConfig) => Promise<R[]>;

/** In a fixed order, so that batches wait for each other in a line. Nobody sends these, or sweeps them, meanwhile. */
const LOCK = {
  name: 'parley-lock-attachments',
  text: `
    SELECT id, uploader_id, message_id IS NOT NULL AS used, name, mime, size, width, height,
           thumbnail_key IS NOT NULL AS thumbnail
    FROM attachments WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
};

const HAND_OVER = {
  name: 'parley-hand-over-attachments',
  text: `
    UPDATE attachments a SET message_id = c.message_id, room_id = c.room_id
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS c (id, message_id, room_id) WHERE a.id = c.id`,
};

interface Locked extends AttachmentFacts, QueryResultRow {
  uploader_id: string;
  used: boolean;
}

/**
 * What each of these messages, which name files, may have; where two want the same file the first gets it. In the
 * transaction that stores them, before the statement that does.
 */
export async function claimAttachments(
  run: Run,
  claimants: readonly Claimant[],
): Promise<Map<string, Claim>> {
  const ids = [...new Set(claimants.flatMap(({ attachmentIds }) => attachmentIds))];
  const rows = await run<Locked>({ ...LOCK, values: [ids] });
  const found = new Map(rows.map((row) => [row.id, row]));
  const claims = new Map<string, Claim>();
  for (const claimant of claimants) {
    const claim = claimOf(claimant, found);
    claims.set(claimant.id, claim);
    if (typeof claim !== 'string') for (const { id } of claim) markUsed(found, id);
  }
  return claims;
}

/** In the same transaction, of the messages that were stored. */
export async function handOverAttachments(run: Run, stored: readonly Claimant[]): Promise<void> {
  const rows = stored.flatMap(({ id, roomId, attachmentIds }) =>
    attachmentIds.map((attachmentId) => [attachmentId, id, roomId] as const),
  );
  await run({ ...HAND_OVER, values: [0, 1, 2].map((column) => rows.map((row) => row[column])) });
}

function claimOf({ authorId, attachmentIds }: Claimant, found: ReadonlyMap<string, Locked>): Claim {
  const files: AttachmentFacts[] = [];
  let used = false;
  for (const wanted of attachmentIds) {
    const row = found.get(wanted);
    // Of somebody else's files nobody learns whether they are there.
    if (!row || row.uploader_id !== authorId) return 'NO_SUCH_ATTACHMENT';
    used ||= row.used;
    const { id, name, mime, size, width, height, thumbnail } = row;
    files.push({ id, name, mime, size, width, height, thumbnail });
  }
  return used ? 'ATTACHMENT_USED' : files;
}

function markUsed(found: Map<string, Locked>, id: string): void {
  const row = found.get(id);
  if (row) found.set(id, { ...row, used: true });
}
