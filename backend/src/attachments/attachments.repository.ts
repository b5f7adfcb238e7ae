import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import type { AttachmentRow } from './attachment.row.js';

export type NewAttachment = Omit<AttachmentRow, 'room_id' | 'message_id' | 'created_at'>;

@Injectable()
export class AttachmentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Transaction, file: NewAttachment): Promise<void> {
    await tx.query(
      `INSERT INTO attachments
         (id, uploader_id, name, mime, size, width, height, key, thumbnail_key, thumbnail_size)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        file.id,
        file.uploader_id,
        file.name,
        file.mime,
        file.size,
        file.width,
        file.height,
        file.key,
        file.thumbnail_key,
        file.thumbnail_size,
      ],
    );
  }

  async find(id: string): Promise<AttachmentRow | null> {
    const rows = await this.dataSource.query<AttachmentRow[]>('SELECT * FROM attachments WHERE id = $1', [
      id,
    ]);
    return rows[0] ?? null;
  }

  /** Of what somebody has uploaded and not sent. */
  async unsentBytes(userId: string, tx?: Transaction): Promise<number> {
    const rows = await (tx ?? this.dataSource).query<{ bytes: number }[]>(
      `SELECT coalesce(sum(size + coalesce(thumbnail_size, 0)), 0)::bigint AS bytes
       FROM attachments WHERE uploader_id = $1 AND message_id IS NULL`,
      [userId],
    );
    return rows[0]?.bytes ?? 0;
  }

  /** Until the end of the transaction, of several uploads of one person one is counted at a time. */
  async lockUploads(tx: Transaction, userId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [userId]);
  }

  /** False when it was sent, or is gone, meanwhile. */
  async deleteUnsent(id: string, userId: string): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      'DELETE FROM attachments WHERE id = $1 AND uploader_id = $2 AND message_id IS NULL',
      [id, userId],
    );
    return count > 0;
  }

  async deleteUnsentOf(tx: Transaction, userId: string): Promise<void> {
    await tx.query('DELETE FROM attachments WHERE uploader_id = $1 AND message_id IS NULL', [userId]);
  }

  async deleteOfMessage(tx: Transaction, messageId: string): Promise<void> {
    await tx.query('DELETE FROM attachments WHERE message_id = $1', [messageId]);
  }

  /** Of those uploaded before, which nobody has sent; skips what is being sent at that moment. Answers how many. */
  async deleteUnsentBefore(before: Date, limit: number): Promise<number> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `DELETE FROM attachments WHERE id IN (
         SELECT id FROM attachments WHERE message_id IS NULL AND created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED
       )`,
      [before, limit],
    );
    return count;
  }
}
