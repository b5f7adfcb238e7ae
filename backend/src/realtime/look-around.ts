import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Sessions } from '../auth/index.js';
import { Placements } from '../rooms/index.js';
import { chunks } from './chunks.js';
import { LostChanges } from './lost-changes.js';
import { LostMarks } from './lost-marks.js';
import { LostMessages } from './lost-messages.js';
import { LostProfiles } from './lost-profiles.js';
import { PassedOn } from './passed-on.js';
import { Places } from './places.js';
import { SessionEnds } from './session-ends.js';
import { Sockets } from './sockets.js';

const EVERY_MS = 10_000;

/**
 * Events between instances may be lost, and nothing may rest on their not being lost: every 10 s each instance compares
 * its own sockets, and what it told them, with the database: their sessions, their rooms, and what in those rooms was
 * written, changed and read, and who the people are. Each is a question or two, whatever the number of sockets. So a lost event is made good
 * within 10 s and a little, with Redis or without it. Presence looks around by itself (`PresenceBoard`).
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
    private readonly messages: LostMessages,
    private readonly changes: LostChanges,
    private readonly marks: LostMarks,
    private readonly profiles: LostProfiles,
  ) {}

  async start(): Promise<void> {
    const { signal } = this.closing;
    // With the database away, the first look begins.
    await this.profiles.begin().catch(() => undefined);
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
    this.passedOn.forgetBut((roomId) => this.sockets.hasRoom(roomId));
    const parts = [
      () => this.atSessions(),
      () => this.atPlaces(),
      () => this.messages.look(this.closing.signal),
      () => this.changes.look(),
      () => this.marks.look(),
      () => this.profiles.look(),
    ];
    for (const part of parts) {
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
      for (const { id, reason } of await this.sessions.ended(some)) this.ends.end(id, reason);
    }
  }

  private async atPlaces(): Promise<void> {
    for (const some of chunks([...this.places.known()])) {
      for (const userId of await this.placements.moved(new Map(some))) await this.places.reconcile(userId);
    }
  }
}
