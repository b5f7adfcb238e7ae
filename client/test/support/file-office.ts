import type { Attachment, ErrorCode, Id } from '@parley/contracts';
import { problem, type RestAnswer, type RestRequest } from './backend-model.js';

/** The files that the server has. */
export class FileOffice {
  /** Uploaded and not sent. */
  readonly unsent = new Map<Id, Attachment>();
  /** The next answers to uploads, in place of the right ones. */
  readonly refusals: ErrorCode[] = [];
  /** Names of what came up, in order. */
  readonly received: string[] = [];
  private made = 0;

  answer({ method, path, file }: RestRequest): RestAnswer {
    const id = path.split('/')[2] ?? '';
    if (method === 'DELETE') return this.unsent.delete(id) ? { status: 204 } : problem('NOT_FOUND');
    const refusal = this.refusals.shift();
    if (refusal) return problem(refusal);
    return { status: 201, body: this.take(file) };
  }

  /** For a message; `null` where one of them is not there. */
  claim(ids: readonly Id[]): Attachment[] | null {
    const files = ids.map((id) => this.unsent.get(id));
    if (!files.every((file) => file !== undefined)) return null;
    for (const id of ids) this.unsent.delete(id);
    return files;
  }

  private take(file: File | undefined): Attachment {
    if (!file) throw new Error('There is no file in the form.');
    const id = `file-${(this.made += 1)}`;
    this.received.push(file.name);
    const attachment = {
      id,
      name: file.name,
      mime: file.type || 'application/octet-stream',
      size: file.size,
      width: null,
      height: null,
      url: `/api/v1/attachments/${id}`,
      thumbnailUrl: null,
    };
    this.unsent.set(id, attachment);
    return attachment;
  }
}
