import type { Connection, WriteOptions } from './connection.js';
import { takesFrames, writeStraight } from './connection.js';
import { Gathered } from './gathered.js';

/** A larger packet gains nothing by being copied next to others. */
const LARGE = 64 * 1024;
/** More than this is written before the turn is over. */
const ENOUGH_BYTES = 256 * 1024;

/**
 * One write per client and turn. Nearly all that a packet costs is the system call that hands it to the kernel, and
 * the way there. So what Socket.IO writes to a websocket within one turn of the event loop is kept until its end and
 * then written at once, the frames of all packets one after the other: straight to the connection where nothing waits
 * for it, and otherwise by Engine.IO, as if it were one packet. The client sees what it would have seen.
 *
 * What must stay true:
 * - each connection gets its packets in the order in which Socket.IO wrote them, whoever else gets them, and nothing
 *   that was written before it closed is missing. So whatever cannot be joined, and closing, comes after what waits;
 * - who gets a packet was decided when it was emitted, by Socket.IO: joining and leaving rooms is none of this;
 * - what waits for a client that does not read is bounded by `watchBackPressure`: past Engine.IO is written only what
 *   the kernel takes, but for the last time, of which `watchBackPressure` is told;
 * - what is no open websocket without compression is written to as if this were not here.
 */
export class OneWrite {
  private readonly waiting = new Map<Connection, Gathered>();
  private nothing = Gathered.nothing();
  private turn: NodeJS.Immediate | undefined;

  /** One function each for all connections: they are many. */
  private readonly write: Connection['write'];
  private readonly close: Connection['close'];

  constructor(private readonly original: Pick<Connection, 'write' | 'close'>) {
    const gather = this.gather.bind(this);
    const deliver = this.deliver.bind(this);
    this.write = function (this: Connection, data, options = {}, callback) {
      if (gather(this, data, options, callback)) return this;
      deliver(this);
      return original.write.call(this, data, options, callback);
    };
    this.close = function (this: Connection, discard) {
      deliver(this);
      original.close.call(this, discard);
    };
  }

  /** From now on what is written to this connection is joined, where it can be. */
  watch(connection: Connection): void {
    connection.write = this.write;
    connection.close = this.close;
  }

  /** Whether what is written to this connection now is joined. */
  joins(connection: Connection): boolean {
    const isWatched = connection.write === this.write;
    return isWatched && connection.readyState === 'open' && takesFrames(connection.transport);
  }

  private gather(connection: Connection, data: unknown, options: WriteOptions, callback: unknown): boolean {
    if (typeof data !== 'string' || data.length > LARGE || callback !== undefined) return false;
    if (connection.readyState !== 'open' || !takesFrames(connection.transport)) return false;
    const gathered = (this.waiting.get(connection) ?? this.nothing).and(data, options);
    this.waiting.set(connection, gathered);
    if (gathered.bytes > ENOUGH_BYTES) this.deliver(connection);
    this.turn ??= setImmediate(() => this.deliverAll());
    return true;
  }

  private deliverAll(): void {
    this.turn = undefined;
    for (const connection of this.waiting.keys()) this.deliver(connection);
    this.nothing = Gathered.nothing();
  }

  private deliver(connection: Connection): void {
    const gathered = this.waiting.get(connection);
    if (!gathered) return;
    this.waiting.delete(connection);
    const { frames, load } = gathered;
    if (writeStraight(connection, frames, load)) return;
    const joined: WriteOptions = { compress: false, wsPreEncodedFrame: [frames], load };
    this.original.write.call(connection, '', joined);
  }
}
