import type { Id } from '@parley/contracts';
import type { OutboxItem, ParleyClient } from '@parley/client';
import type { Recorder } from '../history/recorder.js';
import { messageState } from '../history/states.js';
import { failureOf } from './outcomes.js';

interface Open {
  op: string;
  roomId: Id;
}

/**
 * Messages that a device was given to send, until their fate is known. A fate may come much later, and to another tab
 * of the device than the one that was given the message.
 */
export class Sends {
  /** Every room that anything was written for. */
  readonly rooms = new Set<Id>();
  private readonly open = new Map<Id, Open>();

  constructor(private readonly recorder: Recorder) {}

  /** From now on its outcome is waited for. */
  expect(id: Id, roomId: Id, op: string): void {
    this.rooms.add(roomId);
    this.open.set(id, { op, roomId });
  }

  /** The tab died before it had promised to keep the message. */
  notKept(id: Id): void {
    this.end(id, 'NOT_KEPT');
  }

  /** What a client tells of its outbox. */
  told(client: ParleyClient, roomId: Id, items: readonly OutboxItem[]): void {
    for (const item of items) this.judge(item);
    const waiting = new Set(items.map(({ id }) => id));
    for (const [id, send] of this.open) {
      if (send.roomId === roomId && !waiting.has(id)) this.lookFor(client, id, send);
    }
  }

  /** At a time when nothing is on its way: what is neither waiting nor known has vanished. */
  takeStock(client: ParleyClient): void {
    for (const [id, send] of this.open) {
      const item = client.outbox.items(send.roomId).find((one) => one.id === id);
      if (item) this.judge(item);
      else if (!this.lookFor(client, id, send)) this.end(id, 'VANISHED');
    }
  }

  private judge({ id, status, message, error }: OutboxItem): void {
    const send = this.open.get(id);
    if (!send) return;
    if (status === 'sent' && message) {
      this.open.delete(id);
      this.recorder.record({ type: 'ok', op: send.op, message: messageState(message) });
    }
    if (status === 'failed' && error) {
      this.open.delete(id);
      this.recorder.record({ op: send.op, ...failureOf(error.code) });
    }
  }

  /** Gone from the outbox because the room has it. */
  private lookFor(client: ParleyClient, id: Id, { op, roomId }: Open): boolean {
    const message = client.timeline(roomId).find(id);
    if (!message) return false;
    this.open.delete(id);
    this.recorder.record({ type: 'ok', op, message: messageState(message) });
    return true;
  }

  private end(id: Id, code: string): void {
    const send = this.open.get(id);
    if (!send) return;
    this.open.delete(id);
    this.recorder.record({ type: 'info', op: send.op, code });
  }
}
