import type { Id, Message } from '@parley/contracts';

/** What is pinned in one room. Of two states of a message the one with the higher version counts, whichever came first. */
export class PinnedMessages {
  private readonly byId = new Map<Id, Message>();
  private sorted: readonly Message[] | null = null;

  constructor(messages: readonly Message[]) {
    for (const message of messages) this.note(message);
  }

  /** The newest pin first; the same array until something changes. */
  get list(): readonly Message[] {
    return (this.sorted ??= [...this.byId.values()].sort(byNewestPin));
  }

  /** The server has let go of everything before a place. */
  dropBefore(seq: number): void {
    for (const [id, message] of this.byId) if (message.seq < seq) this.byId.delete(id);
    this.sorted = null;
  }

  /** A message as it now is, pinned or not. */
  note(message: Message): void {
    const known = this.byId.get(message.id);
    if (known && known.version >= message.version) return;
    if (message.pinned) this.byId.set(message.id, message);
    else if (!this.byId.delete(message.id)) return;
    this.sorted = null;
  }
}

/** As the server lists them. Times in ISO 8601 and UTC compare as text. */
function byNewestPin(a: Message, b: Message): number {
  const [left, right] = [a.pinned?.at ?? '', b.pinned?.at ?? ''];
  if (left === right) return a.id < b.id ? 1 : -1;
  return left < right ? 1 : -1;
}
