import type { ClientChange } from '@parley/client';
import type { Ack, Id, Message, ReadMarks, ReceiptChanged } from '@parley/contracts';
import type { Recorder } from '../history/recorder.js';
import { messageRef } from '../history/states.js';

/** Writes down what arrives at a device and what its client makes of it. */
export class Observer {
  /** Whose device it is; null until somebody signed in. */
  user: Id | null = null;
  private signedIn = false;
  /** The rooms in the client's list. */
  private shown: ReadonlySet<Id> = new Set();

  constructor(
    private readonly device: string,
    private readonly recorder: Recorder,
    private readonly dropped: (roomId: Id) => void,
  ) {}

  /** A tab was opened or closed. Before anybody ever signed in there is nothing to note. */
  tab(phase: 'open' | 'close'): void {
    const { device, user } = this;
    this.shown = new Set();
    this.signedIn = false;
    if (user !== null) this.recorder.record({ type: 'device', device, user, phase });
  }

  sent(id: Id): void {
    this.recorder.record({ type: 'attempt', device: this.device, id });
  }

  answered(id: Id, ack: Ack<Message>): void {
    const code = ack.ok ? 'OK' : ack.error.code;
    this.recorder.record({ type: 'answer', device: this.device, id, code });
  }

  heard(event: string, payload: unknown): void {
    if (this.user === null) return;
    const body = typeof payload === 'object' && payload !== null ? payload : {};
    this.recorder.record({
      type: 'heard',
      device: this.device,
      user: this.user,
      event,
      roomId: roomOf(event, body),
      ...(event === 'message:changed' && { message: messageRef(body as Message) }),
      ...(event === 'receipt:changed' && marksOf(body as ReceiptChanged)),
      ...(event === 'member:removed' && { subject: (body as { userId: Id }).userId }),
    });
  }

  told(change: ClientChange): void {
    const { device, recorder, user } = this;
    switch (change.type) {
      case 'connection:changed':
        return recorder.record({ type: 'connection', device, status: change.connection.status });
      case 'session:ended':
        this.signedIn = false;
        return recorder.record({ type: 'session', device, status: 'ended', reason: change.reason });
      case 'session:changed':
        if (change.session.status !== 'signed-in' || this.signedIn) return;
        if (user === null) {
          this.user = change.session.me.id;
          this.tab('open');
        }
        this.signedIn = true;
        return recorder.record({ type: 'session', device, status: 'signed-in' });
      case 'rooms:replaced':
        return this.show(change.rooms.map(({ id }) => id));
      case 'room:upserted':
        return this.show([...this.shown, change.room.id]);
      case 'room:removed':
        return this.show([...this.shown].filter((id) => id !== change.roomId));
      case 'messages:upserted': {
        if (user === null) return;
        const { roomId, messages } = change;
        return recorder.record({ type: 'held', device, user, roomId, messages: messages.map(messageRef) });
      }
      default:
    }
  }

  private show(rooms: readonly Id[]): void {
    const { device, recorder, user, shown } = this;
    if (user === null) return;
    const now = new Set(rooms);
    this.shown = now;
    for (const roomId of rooms.filter((id) => !shown.has(id))) {
      recorder.record({ type: 'room', device, user, roomId, phase: 'appeared' });
    }
    for (const roomId of [...shown].filter((id) => !now.has(id))) {
      recorder.record({ type: 'room', device, user, roomId, phase: 'dropped' });
      this.dropped(roomId);
    }
  }
}

function roomOf(event: string, body: object): Id | null {
  if ('roomId' in body) return body.roomId as Id;
  return event === 'room:changed' || event === 'room:added' ? (body as { id: Id }).id : null;
}

/** Without a person the two numbers are nobody's. */
function marksOf({ userId, readSeq, deliveredSeq }: ReceiptChanged): { marks?: ReadMarks } {
  return userId === null ? {} : { marks: { readSeq, deliveredSeq } };
}
