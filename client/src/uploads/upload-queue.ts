import type { Attachment, Id } from '@parley/contracts';
import { ChatError } from '../api/chat-error.js';
import type { UploadControl } from '../api/attachments.api.js';
import { verdictOn } from '../outbox/verdict.js';
import type { Cancel, Clock, Random } from '../ports/clock.js';
import type { Upload } from './upload.js';

/*
 * Files on their way to the server. What must stay true:
 *
 * - At most so many go out at once, in the order in which they were added.
 * - What has arrived is not sent again; what was interrupted begins anew, from its start.
 * - Nothing is told of an attempt that was given up; what arrives by one nevertheless is taken back.
 */

/** More would share the same line, and each of them takes memory at the server. */
const AT_ONCE = 3;
const RETRY_MS = 1_000;
const RETRY_LONGEST_MS = 30_000;
/** A server that is full, or whose store is away, is asked so often before a person has to decide. */
const BROKEN_MAX = 5;
/** What is lost so often although there is a connection is refused by something on the way that cannot say so. */
const LOST_MAX = 8;
const SLOW_DOWN_MS = 5_000;
/** After an absence of the network, what has not got on for so long sits on a dead line. */
const STALLED_MS = 10_000;
/** Each percentage told costs whoever shows it some work. */
const STEPS = 50;

export interface UploadQueueDeps {
  clock: Clock;
  random: Random;
  send(content: Blob, name: string, control: UploadControl): Promise<Attachment>;
  /** Takes an uploaded file back from the server. */
  takeBack(attachmentId: Id): Promise<void>;
  isOnline(): boolean;
}

export class UploadQueue {
  private readonly uploads = new Map<Id, Upload>();
  private pausedUntil = 0;
  private cancelTimer: Cancel = () => undefined;

  constructor(private readonly deps: UploadQueueDeps) {}

  get(id: Id): Upload | null {
    return this.uploads.get(id) ?? null;
  }

  add(upload: Upload): void {
    this.uploads.set(upload.id, upload);
    this.go();
  }

  /** From its start, whatever became of it. */
  again(upload: Upload): void {
    upload.attempt?.abort();
    Object.assign(upload, { attempt: null, failures: 0, broken: 0 });
    upload.set({ status: 'waiting', sentBytes: 0, error: null, retryAt: null, attachment: null });
    this.go();
  }

  /** Nobody wants it any more: it is stopped, and taken back where it has arrived. */
  remove(upload: Upload): void {
    const { attachment } = upload;
    this.release(upload);
    if (attachment) this.takeBack(attachment.id);
  }

  /** It was sent. */
  release(upload: Upload): void {
    const { attempt } = upload;
    upload.attempt = null;
    upload.changed = () => undefined;
    this.uploads.delete(upload.id);
    attempt?.abort();
    this.go();
  }

  /** There is a connection. */
  online(): void {
    const now = this.deps.clock.now();
    for (const upload of this.uploads.values()) {
      if (upload.attempt && now - upload.aliveAt > STALLED_MS) {
        upload.attempt.abort();
        upload.attempt = null;
        upload.set({ status: 'waiting', sentBytes: 0 });
      }
      if (upload.status === 'waiting') Object.assign(upload, { retryAt: null, failures: 0 });
    }
    this.go();
  }

  /** Forgets everything; what has arrived stays where it is, for whoever goes on with it. */
  close(): void {
    this.cancelTimer();
    this.pausedUntil = 0;
    for (const upload of this.uploads.values()) {
      const { attempt } = upload;
      upload.attempt = null;
      upload.changed = () => undefined;
      attempt?.abort();
    }
    this.uploads.clear();
  }

  private go(): void {
    const { clock } = this.deps;
    this.cancelTimer();
    if (!this.deps.isOnline()) return;
    let free = AT_ONCE - [...this.uploads.values()].filter(({ attempt }) => attempt !== null).length;
    let next = Infinity;
    for (const upload of this.uploads.values()) {
      if (upload.status !== 'waiting' || upload.attempt) continue;
      const due = Math.max(this.pausedUntil, upload.retryAt ?? 0);
      if (due > clock.now()) next = Math.min(next, due);
      else if (free > 0) {
        free -= 1;
        void this.run(upload);
      }
    }
    if (next < Infinity) this.cancelTimer = clock.after(next - clock.now(), () => this.due(next));
  }

  /** That the timer rings is enough: by the clock it may be too early still. */
  private due(time: number): void {
    if (this.pausedUntil <= time) this.pausedUntil = 0;
    for (const upload of this.uploads.values())
      if (upload.retryAt !== null && upload.retryAt <= time) upload.retryAt = null;
    this.go();
  }

  private async run(upload: Upload): Promise<void> {
    const attempt = new AbortController();
    upload.attempt = attempt;
    upload.aliveAt = this.deps.clock.now();
    upload.set({ status: 'uploading', sentBytes: 0, error: null, retryAt: null });
    try {
      const content = await upload.content().catch(() => null);
      if (upload.attempt !== attempt) return;
      if (!content) throw gone();
      const attachment = await this.deps.send(content, upload.facts.name, {
        signal: attempt.signal,
        progress: (sentBytes) => upload.attempt === attempt && this.progress(upload, sentBytes),
      });
      if (upload.attempt !== attempt) return this.takeBack(attachment.id);
      upload.attempt = null;
      upload.set({ status: 'uploaded', sentBytes: upload.facts.size, attachment });
    } catch (error) {
      const reason = await reasonOf(error, upload);
      if (upload.attempt !== attempt) return;
      upload.attempt = null;
      this.judge(upload, reason);
    } finally {
      this.go();
    }
  }

  private progress(upload: Upload, sentBytes: number): void {
    upload.aliveAt = this.deps.clock.now();
    const step = (bytes: number): number => Math.floor((bytes / upload.facts.size) * STEPS);
    if (step(sentBytes) > step(upload.sentBytes)) upload.set({ sentBytes });
  }

  private judge(upload: Upload, error: ChatError): void {
    const { clock, random } = this.deps;
    const online = this.deps.isOnline();
    const { code, message, retryAfterMs } = error;
    const verdict = verdictOn(code);
    if (verdict === 'wait') upload.broken += 1;
    const tooOften = upload.broken >= BROKEN_MAX || (online && upload.failures >= LOST_MAX);
    if (verdict === 'refused' || tooOften) {
      upload.set({ status: 'failed', sentBytes: 0, error: { code, message } });
    } else if (!online) {
      // Being online again is what it waits for.
      upload.set({ status: 'waiting', sentBytes: 0 });
    } else if (verdict === 'slow-down') {
      this.pausedUntil = Math.max(this.pausedUntil, clock.now() + (retryAfterMs ?? SLOW_DOWN_MS));
      upload.set({ status: 'waiting', sentBytes: 0, error: { code, message }, retryAt: this.pausedUntil });
    } else {
      const longest = Math.min(RETRY_LONGEST_MS, RETRY_MS * 2 ** upload.failures);
      upload.failures += 1;
      const retryAt = clock.now() + (retryAfterMs ?? longest * (0.5 + random() / 2));
      upload.set({ status: 'waiting', sentBytes: 0, error: { code, message }, retryAt });
    }
  }

  private takeBack(attachmentId: Id): void {
    // What cannot be taken back now is swept by the server after a day.
    this.deps.takeBack(attachmentId).catch(() => undefined);
  }
}

function gone(): ChatError {
  return new ChatError('GONE', 'This file is not on this device any more. Remove it, and choose it again.');
}

/**
 * Sending a file that has changed or gone since it was chosen fails as if the network had: only reading it tells them
 * apart.
 */
async function reasonOf(error: unknown, upload: Upload): Promise<ChatError> {
  if (error instanceof ChatError && error.code !== 'NO_ANSWER') return error;
  try {
    const content = await upload.content();
    await content?.slice(0, 1).arrayBuffer();
    if (error instanceof ChatError) return error;
  } catch {
    // As below.
  }
  return new ChatError('GONE', 'This file could not be read. Remove it, and choose it again.');
}
