import type { Id, Message, MyRoom } from '@parley/contracts';

/** Milliseconds: what came longer ago is history by the time that this device hears of it. */
const FRESH_MS = 5 * 60_000;

/**
 * Which messages are new: each room's newest, as the list of rooms tells it, the first time that it is seen. What was
 * there when the page began is not new.
 */
export class News {
  private readonly known = new Map<Id, number>();
  private begun = false;

  constructor(private readonly now: () => number) {}

  /** Somebody else may sign in here. */
  forget(): void {
    this.known.clear();
    this.begun = false;
  }

  /** The whole list; with the first one everything begins. */
  all(rooms: readonly MyRoom[]): { message: Message; room: MyRoom }[] {
    const news = rooms.flatMap((room) => this.in(room));
    this.begun = true;
    return news;
  }

  /** One room, as it is now. */
  in(room: MyRoom): { message: Message; room: MyRoom }[] {
    const message = room.lastMessage;
    if (!message || message.seq <= (this.known.get(room.id) ?? 0)) return [];
    this.known.set(room.id, message.seq);
    const isFresh = this.now() - Date.parse(message.createdAt) < FRESH_MS;
    return this.begun && isFresh ? [{ message, room }] : [];
  }
}
