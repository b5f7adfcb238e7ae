import type { Message } from '@parley/contracts';
import type { OutboxError, OutboxItem, OutboxStatus } from '../surface/outbox.js';
import type { OutboxRecord } from '../storage/client-storage.js';
import type { Upload } from '../uploads/upload.js';

/** A message on its way: what is kept of it on the device, and how it stands. */
export interface OutboxEntry {
  record: OutboxRecord;
  /** Its files, in order. */
  uploads: readonly Upload[];
  /** The device has it. */
  kept: boolean;
  status: OutboxStatus;
  /** Why it waits or was refused. */
  error: OutboxError | null;
  retryAt: number | null;
  message: Message | null;
  /** Attempts that came to nothing. */
  failures: number;
  /** How many of them the server broke on. */
  broken: number;
  /** Its files were gone from the server, and are uploaded once more. */
  renewed: boolean;
}

export function entryOf(record: OutboxRecord, uploads: readonly Upload[]): OutboxEntry {
  return {
    record,
    uploads,
    kept: true,
    status: record.refusal ? 'failed' : 'queued',
    error: record.refusal,
    retryAt: null,
    message: null,
    failures: 0,
    broken: 0,
    renewed: false,
  };
}

export function itemOf({ record, uploads, kept, status, error, retryAt, message }: OutboxEntry): OutboxItem {
  const { id, roomId, body, replyTo, createdAt } = record;
  const files = uploads.map((upload) => upload.item());
  return { id, roomId, body, replyTo, files, createdAt, kept, status, error, retryAt, message };
}

/** The server has every file of it. */
export function isComplete({ uploads }: OutboxEntry): boolean {
  return uploads.every(({ status }) => status === 'uploaded');
}

/** It was surely never sent: what it is made of may still be taken back. */
export function isRevocable(entry: OutboxEntry): boolean {
  return entry.status === 'failed' || (entry.status === 'queued' && !isComplete(entry));
}
