import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Sessions } from '../auth/index.js';
import { Placements } from '../rooms/index.js';
import { PassedOn } from './passed-on.js';
import { Places } from './places.js';
import { SessionEnds } from './session-ends.js';
import { Sockets } from './sockets.js';

const EVERY_MS = 10_000;
/** What was just committed is perhaps only on its way here. */
const GRACE_MS = 1_000;
/** Rows that one question names. */
const AT_ONCE = 5_000;

/**
 * Events between instances may be lost, and nothing may rest on their not being lost: every 10 s each instance compares
 * its own sockets with the database, in one question each for their sessions, their rooms and what those rooms missed.
 * So a lost event is made good within 10 s and a little, with Redis or without it.
 */
@Injectable()
export class LookAround implements OnApplicationShutdown {
  private readonly logger = new Logger(LookAround.name);
  private readonly closing = new AbortController();

  constructor(
    private readonly sessions: Sessions,
    private readonly placements: Placements,
    private readonly sockets: Sockets,
    private readonly places: Places,
    private readonly ends: SessionEnds,
    private readonly passedOn: PassedOn,
  ) {}

  async start(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await wait(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.look();
    }
  }

  onApplicationShutdown(): void {
    this.closing.abort();
  }

  /** One look. A part that fails, with the database away, is done by the next one. */
  async look(): Promise<void> {
    for (const part of [() => this.atSessions(), () => this.atPlaces(), () => this.atHeads()]) {
      try {
        await part();
      } catch (error) {
        this.logger.warn({ err: error }, 'a look at the database failed; the next one comes soon');
      }
    }
  }

  private async atSessions(): Promise<void> {
    const here = new Set([...this.sockets.all].map((socket) => socket.data.actor.sessionId));
    for (const some of chunks([...here])) {
      const alive = await this.sessions.stillAlive(some);
      for (const sessionId of some) if (!alive.has(sessionId)) this.ends.end(sessionId, 'revoked');
    }
  }

  private async atPlaces(): Promise<void> {
    for (const some of chunks([...this.places.known()])) {
      for (const userId of await this.placements.moved(new Map(some))) await this.places.reconcile(userId);
    }
  }

  private async atHeads(): Promise<void> {
    this.passedOn.keepOnly((roomId) => this.sockets.hasRoom(roomId));
    const here = this.sockets.roomIds().map((roomId) => [roomId, this.passedOn.versionOf(roomId)] as const);
    const ahead = [];
    for (const some of chunks(here)) ahead.push(...(await this.placements.ahead(new Map(some))));
    if (ahead.length === 0) return;

    await wait(GRACE_MS, undefined, { signal: this.closing.signal, ref: false });
    for (const { roomId, version } of ahead) {
      if (this.passedOn.versionOf(roomId) >= version) continue;
      this.sockets.hereToRoom(roomId).emit('room:head', { roomId, version });
      this.passedOn.noteVersion(roomId, version);
    }
  }
}

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += AT_ONCE) yield all.slice(start, start + AT_ONCE);
}
