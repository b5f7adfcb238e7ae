import type { Message } from '@parley/contracts';
import type { OutboxError, OutboxItem, OutboxStatus } from '../parley-client.js';
import type { OutboxRecord } from '../storage/client-storage.js';

/** A message on its way: what is kept of it on the device, and how it stands. */
export interface OutboxEntry {
  record: OutboxRecord;
  status: OutboxStatus;
  /** Why it waits or was refused. */
  error: OutboxError | null;
  retryAt: number | null;
  message: Message | null;
  /** Attempts that came to nothing. */
  failures: number;
  /** How many of them the server broke on. */
  broken: number;
}

export function entryOf(record: OutboxRecord): OutboxEntry {
  return {
    record,
    status: record.refusal ? 'failed' : 'queued',
    error: record.refusal,
    retryAt: null,
    message: null,
    failures: 0,
    broken: 0,
  };
}

export function itemOf({ record, status, error, retryAt, message }: OutboxEntry): OutboxItem {
  const { id, roomId, body, replyTo, createdAt } = record;
  return { id, roomId, body, replyTo, createdAt, status, error, retryAt, message };
}
