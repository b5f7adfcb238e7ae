import type { Attachment, Id } from '@parley/contracts';
import type { Http } from './http.js';
import { segment } from './path.js';

/** Minutes, because a phone in a train uploads slowly. */
const TRANSFER_TIMEOUT_MS = 10 * 60_000;

export class AttachmentsApi {
  constructor(private readonly http: Http) {}

  upload(file: Blob, name: string): Promise<Attachment> {
    const body = new FormData();
    body.set('file', file, name);
    return this.http.call({ method: 'POST', path: '/attachments', body, timeoutMs: TRANSFER_TIMEOUT_MS });
  }

  download(attachmentId: Id): Promise<Blob> {
    const path = `/attachments/${segment(attachmentId)}`;
    return this.http.download({ method: 'GET', path, timeoutMs: TRANSFER_TIMEOUT_MS });
  }

  thumbnail(attachmentId: Id): Promise<Blob> {
    return this.http.download({ method: 'GET', path: `/attachments/${segment(attachmentId)}/thumbnail` });
  }
}
