import { Logger } from '@nestjs/common';
import type { SocketMeters } from '../observability/index.js';
import { exceeds, type Load, loadOf, NO_LOAD, sum } from './load.js';
import { HELD_BACK, type WriteOptions } from './one-write/index.js';
import type { ChatSocket } from './socket.types.js';

/** Of Engine.IO; with several of Socket.IO's in it, `load` says what they are. */
interface Packet {
  readonly data?: unknown;
  readonly options?: WriteOptions;
}

/** Above this a client is behind: it loses what it can do without. */
const SPARING: Load = { packets: 100, eventBytes: 100_000, answerBytes: Infinity };
/** Above this it is cut off, if it is so for longer than a burst takes on a slow line … */
const CUT: Load = { packets: 1_000, eventBytes: 1_000_000, answerBytes: Infinity };
const BURST_MS = 1_000;
/** … and above this at once. Answers may be larger: a client that was away for long asks for much. */
const AT_ONCE: Load = { packets: 4_000, eventBytes: 4_000_000, answerBytes: 32_000_000 };

/** Sockets that are behind are in this room, on their own instance: what is not essential is sent to all except it. */
export const SLOW_ROOM = 'slow';

const logger = new Logger('BackPressure');

/**
 * Keeps a client that does not read from filling the memory. What must stay true:
 * - what waits for a client is bounded by `AT_ONCE`, and by `CUT` for longer than a moment: beyond, its connection is
 *   closed, and it comes back by `sync`;
 * - before that, above `SPARING`, it is in `SLOW_ROOM` and gets no typing and no presence;
 * - a client that reads is not cut off for what happens to come within one turn of the event loop.
 *
 * Engine.IO hands packets to the transport in batches, and the next batch when the one before it has left the process.
 * What waits is therefore the batch under way and what was written since. `OneWrite` may write past Engine.IO while
 * nothing waits; what the kernel did not take of that is the batch under way then.
 */
export function watchBackPressure(socket: ChatSocket, meters: SocketMeters): void {
  const { conn } = socket;
  let waiting = NO_LOAD;
  let underWay = NO_LOAD;
  let isSlow = false;
  let overSince: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: NodeJS.Immediate | undefined;

  const load = (): Load => (conn.transport.writable ? NO_LOAD : sum(waiting, underWay));

  const cut = (): void => {
    const { packets, eventBytes } = load();
    const { userId } = socket.data.actor;
    logger.warn({ userId, packets, eventBytes }, 'a client does not read what it is sent: cut off');
    meters.fellBehind('cut');
    conn.close(true);
  };

  const look = (): void => {
    looking = undefined;
    if (conn.readyState !== 'open') return;
    const now = load();
    if (isSlow !== exceeds(now, SPARING)) {
      isSlow = !isSlow;
      if (isSlow) meters.fellBehind('spared');
      void (isSlow ? socket.join(SLOW_ROOM) : socket.leave(SLOW_ROOM));
    }
    if (!exceeds(now, CUT)) overSince = undefined;
    else if (exceeds(now, AT_ONCE)) cut();
    else if (overSince === undefined) {
      overSince = Date.now();
      timer = setTimeout(look, BURST_MS);
    } else if (Date.now() - overSince >= BURST_MS) cut();
  };

  /** When this turn of the event loop is over and what could be written has been. */
  const lookSoon = (): void => {
    const now = load();
    if (exceeds(now, SPARING) || exceeds(now, AT_ONCE)) looking ??= setImmediate(look);
  };

  conn.on('packetCreate', ({ data, options }: Packet) => {
    const added = options?.load ?? (typeof data === 'string' ? loadOf(data) : NO_LOAD);
    waiting = sum(waiting, added);
    lookSoon();
  });
  conn.on(HELD_BACK, (held: Load) => {
    underWay = held;
    lookSoon();
  });
  conn.on('flush', () => {
    underWay = waiting;
    waiting = NO_LOAD;
    if (isSlow) looking ??= setImmediate(look);
  });
  conn.once('close', () => {
    clearTimeout(timer);
    clearImmediate(looking);
  });
}
