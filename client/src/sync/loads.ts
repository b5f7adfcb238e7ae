import type { Id, Message } from '@parley/contracts';

/** Something that was asked of the server, whose answer may be older than what comes meanwhile. */
export class Load {
  /** Changes applied since it was asked for. */
  readonly changes = new Map<Id, Message>();

  /** The answer, with what changed since laid over it. */
  laidOver(messages: readonly Message[]): Message[] {
    return messages.map((message) => newer(message, this.changes.get(message.id)));
  }
}

/** What a room has asked of the server and not heard yet. */
export class Loads {
  private readonly underWay = new Set<Load>();

  get areUnderWay(): boolean {
    return this.underWay.size > 0;
  }

  begin(): Load {
    const load = new Load();
    this.underWay.add(load);
    return load;
  }

  /** `false` for one from before a reset. */
  end(load: Load): boolean {
    return this.underWay.delete(load);
  }

  /** A change was applied. */
  note(change: Message): void {
    for (const load of this.underWay) load.changes.set(change.id, change);
  }

  /** The room was reset: no answer fits any more. */
  clear(): void {
    this.underWay.clear();
  }
}

function newer(message: Message, change: Message | undefined): Message {
  return change && change.version > message.version ? change : message;
}
