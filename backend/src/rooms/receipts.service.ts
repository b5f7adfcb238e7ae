import { Injectable } from '@nestjs/common';
import type { Id, ReadMarks } from '@parley/contracts';
import { AccessService, noSuchRoom } from '../access/index.js';
import type { Actor } from '../platform/actor.js';
import { ReceiptBatches } from './receipt-batches.service.js';
import { type MovedMarks, ReceiptsRepository } from './receipts.repository.js';

/** How far somebody has read, and what has reached one of their devices. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly access: AccessService,
    private readonly repository: ReceiptsRepository,
    private readonly batches: ReceiptBatches,
  ) {}

  /** Reading implies delivery. */
  async read(actor: Actor, roomId: Id, seq: number): Promise<ReadMarks> {
    await this.access.require(actor, 'read', roomId);
    return this.settle(actor, roomId, await this.advance(actor, roomId, { readSeq: seq, deliveredSeq: seq }));
  }

  async delivered(actor: Actor, roomId: Id, seq: number): Promise<ReadMarks> {
    await this.access.require(actor, 'read', roomId);
    return this.settle(actor, roomId, await this.advance(actor, roomId, { readSeq: 0, deliveredSeq: seq }));
  }

  /** From `seq` on the room counts as unread again. */
  async unread(actor: Actor, roomId: Id, seq: number): Promise<ReadMarks> {
    await this.access.require(actor, 'read', roomId);
    return this.settle(actor, roomId, await this.repository.takeBack(roomId, actor.userId, seq));
  }

  private advance(actor: Actor, roomId: Id, marks: ReadMarks): Promise<MovedMarks | null> {
    return this.repository.advance(roomId, actor.userId, marks);
  }

  private async settle(actor: Actor, roomId: Id, marks: MovedMarks | null): Promise<ReadMarks> {
    if (!marks) {
      // Removed a moment ago, and not heard of it yet here.
      await this.access.confirm(actor, 'read', roomId);
      throw noSuchRoom();
    }
    const { readSeq, deliveredSeq, moved } = marks;
    if (moved) this.batches.moved(roomId, actor.userId, marks);
    return { readSeq, deliveredSeq };
  }
}
