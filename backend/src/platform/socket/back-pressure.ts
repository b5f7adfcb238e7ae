import { Logger } from '@nestjs/common';
import type { ChatSocket } from './socket.types.js';

/** Above this a client is behind: it loses what it can do without. */
const SPARING = { packets: 100, eventBytes: 100_000 };
/** Above this it is cut off. Answers may be larger: a client that was away for long asks for all of it at once. */
const CUT = { packets: 1_000, eventBytes: 1_000_000, answerBytes: 16_000_000 };

/** Sockets that are behind are in this room, on their own instance: what is not essential is sent to all except it. */
export const SLOW_ROOM = 'slow';

const logger = new Logger('BackPressure');

interface Load {
  packets: number;
  eventBytes: number;
  answerBytes: number;
}

const none = (): Load => ({ packets: 0, eventBytes: 0, answerBytes: 0 });

/**
 * Keeps a client that does not read from filling the memory. What must stay true:
 * - what waits for a client is bounded: above `CUT` its connection is closed, and it comes back by `sync`;
 * - before that, above `SPARING`, it is in `SLOW_ROOM` and gets no typing and no presence;
 * - one answer alone, however large, cuts nobody off: its client could never catch up.
 *
 * Engine.IO hands packets to the transport in batches, and the next batch when the one before it has left the process.
 * What waits is therefore the batch under way and what was written since.
 */
export function watchBackPressure(socket: ChatSocket): void {
  const { conn } = socket;
  let waiting = none();
  let underWay = none();
  let slow = false;
  let cut = false;

  conn.on('packetCreate', ({ data }: { data?: unknown }) => {
    if (typeof data !== 'string') return;
    const before = waiting.answerBytes + underWay.answerBytes;
    waiting.packets += 1;
    waiting[isEvent(data) ? 'eventBytes' : 'answerBytes'] += Buffer.byteLength(data);
    if (conn.transport.writable || cut) return;

    const packets = waiting.packets + underWay.packets;
    const eventBytes = waiting.eventBytes + underWay.eventBytes;
    if (!slow && (packets > SPARING.packets || eventBytes > SPARING.eventBytes)) {
      slow = true;
      void socket.join(SLOW_ROOM);
    }
    if (packets <= CUT.packets && eventBytes <= CUT.eventBytes && before <= CUT.answerBytes) return;
    cut = true;
    const { userId } = socket.data.actor;
    logger.warn({ userId, packets, eventBytes }, 'a client does not read what it is sent: cut off');
    // Not while Socket.IO is in the middle of writing to this very connection.
    process.nextTick(() => conn.close(true));
  });

  conn.on('flush', () => {
    underWay = waiting;
    waiting = none();
    if (!slow || underWay.packets > SPARING.packets / 2 || underWay.eventBytes > SPARING.eventBytes / 2) return;
    slow = false;
    void socket.leave(SLOW_ROOM);
  });
}

/** In Socket.IO's encoding an event begins with 2, an answer with 3. */
const isEvent = (data: string): boolean => data.startsWith('2');
