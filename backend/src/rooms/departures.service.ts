import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { LeavingService } from './leaving.service.js';
import { Placements } from './placements.repository.js';

/** Going out of every room, as somebody does whose account ends. Direct rooms stay: each is half somebody else's. */
@Injectable()
export class Departures {
  constructor(
    private readonly placements: Placements,
    private readonly leaving: LeavingService,
  ) {}

  /** One room after the other, each as by leaving it. What fails in between can be done again. */
  async leaveAll(actor: Actor): Promise<void> {
    for (const roomId of await this.placements.leavable(actor.userId)) {
      try {
        await this.leaving.leave(actor, roomId);
      } catch (error) {
        if (!isOut(error)) throw error;
      }
    }
  }
}

/** Kicked, banned or left without a room meanwhile: that is as well. */
function isOut(error: unknown): boolean {
  return error instanceof ChatError && ['NOT_FOUND', 'NOT_A_MEMBER', 'BANNED'].includes(error.code);
}
