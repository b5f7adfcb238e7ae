import type { Id, Message, MyRoom } from '@parley/contracts';

/** Milliseconds: what came longer ago is history by the time that this device hears of it. */
const FRESH_MS = 5 * 60_000;

export interface NewsClock {
  now(): number;
  /** What is older was there when somebody came. */
  since(): number;
}

/** Which messages are new: each room's newest, as the list of rooms tells it, the first time that it is seen. */
export class News {
  private readonly known = new Map<Id, number>();

  constructor(private readonly clock: NewsClock) {}

  /** Somebody else may sign in here. */
  forget(): void {
    this.known.clear();
  }

  /** The whole list, as after catching up: what came before anybody was here is in it, too. */
  all(rooms: readonly MyRoom[]): Message[] {
    const since = this.clock.since();
    return rooms.flatMap((room) => this.in(room)).filter(({ createdAt }) => Date.parse(createdAt) >= since);
  }

  /** One room, as it is now. */
  in(room: MyRoom): Message[] {
    const message = room.lastMessage;
    if (!message || message.seq <= (this.known.get(room.id) ?? 0)) return [];
    this.known.set(room.id, message.seq);
    return this.clock.now() - Date.parse(message.createdAt) < FRESH_MS ? [message] : [];
  }
}
