import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Placements } from '../rooms/index.js';
import { chunks } from './chunks.js';
import { PassedOn } from './passed-on.js';
import { Sockets } from './sockets.js';

/** What was just committed is perhaps only on its way here. */
const GRACE_MS = 1_000;

/** Rooms that moved beyond what was told of them here: their clients are told how far, and fetch what they miss. */
@Injectable()
export class LostMessages {
  constructor(
    private readonly placements: Placements,
    private readonly sockets: Sockets,
    private readonly passedOn: PassedOn,
  ) {}

  async look(signal: AbortSignal): Promise<void> {
    const here = this.sockets.roomIds().map((roomId) => [roomId, this.passedOn.versionOf(roomId)] as const);
    const ahead = [];
    for (const some of chunks(here)) ahead.push(...(await this.placements.ahead(new Map(some))));
    if (ahead.length === 0) return;

    await wait(GRACE_MS, undefined, { signal, ref: false });
    for (const { roomId, version } of ahead) {
      if (this.passedOn.versionOf(roomId) >= version) continue;
      this.sockets.hereToRoom(roomId).emit('room:head', { roomId, version });
      this.passedOn.noteVersion(roomId, version);
    }
  }
}
