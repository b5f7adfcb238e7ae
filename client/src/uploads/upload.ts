import type { Attachment, Id } from '@parley/contracts';
import type { OutboxError } from '../surface/outbox.js';
import type { UploadItem, UploadStatus } from '../surface/uploads.js';
import type { FileRecord } from '../storage/client-storage.js';

/** What is known of a file before it is sent anywhere. */
export type FileFacts = Pick<FileRecord, 'id' | 'name' | 'mime' | 'size' | 'width' | 'height'>;

/** A file on its way to the server, and how it stands. */
export class Upload {
  status: UploadStatus = 'waiting';
  sentBytes = 0;
  /** Why it waits or was refused. */
  error: OutboxError | null = null;
  retryAt: number | null = null;
  attachment: Attachment | null = null;
  /** Attempts that came to nothing since a person last wanted it. */
  failures = 0;
  /** How many of them the server was to blame for. */
  broken = 0;
  /** What is under way; whatever belongs to an earlier attempt is void. */
  attempt: AbortController | null = null;
  /** When it last got on, by the clock. */
  aliveAt = 0;
  /** Whoever shows it wants to know. */
  changed: () => void = () => undefined;

  constructor(
    readonly facts: FileFacts,
    /** What is in it; `null` where the device has it no more. */
    readonly content: () => Promise<Blob | null>,
  ) {}

  get id(): Id {
    return this.facts.id;
  }

  set(parts: Partial<Pick<Upload, 'status' | 'sentBytes' | 'error' | 'retryAt' | 'attachment'>>): void {
    Object.assign(this, parts);
    this.changed();
  }

  item(): UploadItem {
    const { facts, status, sentBytes, error, retryAt, attachment } = this;
    return { ...facts, status, sentBytes, error, retryAt, attachment };
  }

  record(): FileRecord {
    const { facts, status, error, attachment } = this;
    return { ...facts, attachment, refusal: status === 'failed' ? error : null };
  }
}

/** One of which the device has kept how it stood. */
export function uploadOf(record: FileRecord, content: () => Promise<Blob | null>): Upload {
  const { attachment, refusal, ...facts } = record;
  const upload = new Upload(facts, content);
  upload.attachment = attachment;
  upload.error = refusal;
  upload.status = attachment ? 'uploaded' : refusal ? 'failed' : 'waiting';
  return upload;
}
