import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Id, ReadMarks } from '@parley/contracts';
import { MessageChanged } from '../messages/index.js';
import { DomainEvents } from '../platform/events/index.js';
import { ReceiptsRepository } from './receipts.repository.js';
import { ReceiptsMoved } from './rooms.events.js';

/** Long enough to make one of what a burst of reading says, short enough not to be noticed. */
const GATHER_MS = 75;
/** While the database is away. */
const AGAIN_MS = 1_000;

/**
 * Gathers moved read marks for a short while and tells them room by room: of each person only the latest, and how far
 * everybody has read as the database has it then. Nothing is lost when that cannot be asked for: it stays gathered.
 *
 * Who writes has read, too. That alone is not told as a person's receipt, for their message says it; but it may move
 * how far everybody has read.
 */
@Injectable()
export class ReceiptBatches implements OnApplicationShutdown {
  private readonly logger = new Logger(ReceiptBatches.name);
  private gathered = new Map<Id, Map<Id, ReadMarks>>();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly repository: ReceiptsRepository,
    private readonly events: DomainEvents,
  ) {
    events.on(MessageChanged, ({ message }) => {
      if (message.kind === 'user') this.lookAt(message.roomId);
    });
  }

  moved(roomId: Id, userId: Id, { readSeq, deliveredSeq }: ReadMarks): void {
    this.of(roomId).set(userId, { readSeq, deliveredSeq });
    this.schedule(GATHER_MS);
  }

  /** How far everybody has read may be another there. */
  lookAt(roomId: Id): void {
    this.of(roomId);
    this.schedule(GATHER_MS);
  }

  onApplicationShutdown(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private of(roomId: Id): Map<Id, ReadMarks> {
    const known = this.gathered.get(roomId);
    if (known) return known;
    const room = new Map<Id, ReadMarks>();
    this.gathered.set(roomId, room);
    return room;
  }

  private schedule(afterMs: number): void {
    if (this.closed) return;
    this.timer ??= setTimeout(() => void this.tell(), afterMs);
  }

  private async tell(): Promise<void> {
    const batch = this.gathered;
    this.gathered = new Map();
    try {
      for (const { roomId, memberCount, readByAllSeq } of await this.repository.ofRooms([...batch.keys()])) {
        const moves = [...(batch.get(roomId) ?? [])].map(([userId, marks]) => ({ userId, ...marks }));
        this.events.publish(new ReceiptsMoved(roomId, moves, readByAllSeq, memberCount));
      }
      this.timer = undefined;
      if (this.gathered.size > 0) this.schedule(GATHER_MS);
    } catch (error) {
      this.logger.warn({ err: error }, 'receipts are told later');
      this.keep(batch);
      this.timer = undefined;
      this.schedule(AGAIN_MS);
    }
  }

  /** What was gathered since is newer. */
  private keep(batch: Map<Id, Map<Id, ReadMarks>>): void {
    for (const [roomId, older] of batch) {
      this.gathered.set(roomId, new Map([...older, ...(this.gathered.get(roomId) ?? [])]));
    }
  }
}
