import type { Attachment, Id } from '@parley/contracts';
import type { Http } from './http.js';
import { segment } from './path.js';

/** Minutes, because a phone in a train loads slowly. */
const TRANSFER_TIMEOUT_MS = 10 * 60_000;
/** Without progress. Longer than it takes a loaded server to make an image anew. */
const STALLED_MS = 2 * 60_000;

const NEVER = new AbortController().signal;

/** How an upload is watched and ended. */
export interface UploadControl {
  /** Ends it: it then rejects with `NO_ANSWER`. */
  signal?: AbortSignal;
  /** Bytes that have left this device, the form around the file among them. In Node nothing is told. */
  progress?: (sentBytes: number) => void;
}

export class AttachmentsApi {
  constructor(private readonly http: Http) {}

  upload(file: Blob, name: string, { signal, progress }: UploadControl = {}): Promise<Attachment> {
    const form = new FormData();
    form.set('file', file, name);
    return this.http.send({
      path: '/attachments',
      form,
      signal: signal ?? NEVER,
      progress: progress ?? (() => undefined),
      timeoutMs: TRANSFER_TIMEOUT_MS,
      stalledMs: STALLED_MS,
    });
  }

  /** Takes back what was uploaded and not sent. */
  remove(attachmentId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: `/attachments/${segment(attachmentId)}` });
  }

  /** Whether the caller can have it now, without loading it; what shows it in a page then has a cookie that is good. */
  check(attachmentId: Id): Promise<void> {
    return this.http.check({ method: 'GET', path: `/attachments/${segment(attachmentId)}` });
  }

  download(attachmentId: Id): Promise<Blob> {
    const path = `/attachments/${segment(attachmentId)}`;
    return this.http.download({ method: 'GET', path, timeoutMs: TRANSFER_TIMEOUT_MS });
  }

  thumbnail(attachmentId: Id): Promise<Blob> {
    return this.http.download({ method: 'GET', path: `/attachments/${segment(attachmentId)}/thumbnail` });
  }
}
