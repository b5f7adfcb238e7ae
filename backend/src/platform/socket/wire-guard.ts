import { Logger } from '@nestjs/common';
import type { ChatServer } from './socket.types.js';
import { PacketBudget } from './packet-budget.js';

type Engine = ChatServer['engine'];

/** The part of Engine.IO's socket that is needed here; it exports no type for it. */
interface Connection {
  on(event: 'packet', listener: (packet: { data?: unknown }) => void): void;
  close(discard: boolean): void;
}

/** Answers to long polling, which do not pass what sets the headers of all others. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none';frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const logger = new Logger('WireGuard');

/**
 * Bounds what one connection may send, before any of it is parsed: whoever floods is cut off, and has cost the others
 * no more than a moment. Counted for each connection, whether it has said who it is or not.
 *
 * @param perSecond packets; 0 is no limit
 * @param cut hears of each connection that is cut off
 */
export function guardWires(engine: Engine, perSecond: number, cut: () => void): void {
  engine.on('headers', (headers: Record<string, string>) => Object.assign(headers, HEADERS));
  if (perSecond === 0) return;
  engine.on('connection', (connection: Connection) => {
    const budget = new PacketBudget(perSecond);
    let isCut = false;
    connection.on('packet', ({ data }) => {
      if (isCut || budget.spend(bytesOf(data))) return;
      isCut = true;
      logger.warn('a connection sends more packets than it may: cut off');
      cut();
      connection.close(true);
    });
  });
}

function bytesOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return ArrayBuffer.isView(data) || data instanceof ArrayBuffer ? data.byteLength : 0;
}
