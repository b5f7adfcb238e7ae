import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { SessionsRepository } from './sessions.repository.js';

/** Sessions that go on: one for each signed-in device. */
@Injectable()
export class Sessions {
  constructor(private readonly repository: SessionsRepository) {}

  /** The actor of a session, or `undefined` when it has ended or its user may not sign in any more. */
  async find(sessionId: string): Promise<Actor | undefined> {
    return this.repository.findActor(sessionId);
  }

  /** Those of the given sessions that have not ended. */
  async stillAlive(sessionIds: readonly string[]): Promise<Set<string>> {
    return new Set(await this.repository.alive(sessionIds));
  }
}
