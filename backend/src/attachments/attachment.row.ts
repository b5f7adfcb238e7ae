import type { Attachment } from '@parley/contracts';

/** What a message tells of a file, as `messages.attachments` has it. */
export interface AttachmentFacts {
  id: string;
  name: string;
  mime: string;
  size: number;
  width: number | null;
  height: number | null;
  /** Whether there is a small picture of it. */
  thumbnail: boolean;
}

/** A row of `attachments`, as `pg` gives it. */
export interface AttachmentRow {
  id: string;
  uploader_id: string;
  room_id: string | null;
  message_id: string | null;
  name: string;
  mime: string;
  size: number;
  width: number | null;
  height: number | null;
  key: string;
  thumbnail_key: string | null;
  thumbnail_size: number | null;
  created_at: Date;
}

/** A file as it crosses the wire. */
export function attachmentView({
  id,
  name,
  mime,
  size,
  width,
  height,
  thumbnail,
}: AttachmentFacts): Attachment {
  const url = `/api/v1/attachments/${id}`;
  return { id, name, mime, size, width, height, url, thumbnailUrl: thumbnail ? `${url}/thumbnail` : null };
}

export const factsOf = (row: AttachmentRow): AttachmentFacts => ({
  id: row.id,
  name: row.name,
  mime: row.mime,
  size: row.size,
  width: row.width,
  height: row.height,
  thumbnail: row.thumbnail_key !== null,
});
