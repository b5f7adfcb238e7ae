import { type Load, NO_LOAD, loadOf, sum } from '../load.js';
import type { WriteOptions } from './connection.js';
import { textFrame } from './text-frame.js';

/** Engine.IO's mark of a packet that is a message. */
const MESSAGE = '4';

/**
 * The packets of one turn for one connection, in their order: the last of them, and what was before it.
 *
 * It never changes, and connections that get the same share it. So the bytes of a room's packets are joined once for
 * all members to whom nothing else was sent.
 */
export class Gathered {
  static readonly nothing = (): Gathered => new Gathered(undefined, '', {}, NO_LOAD, 0);

  private next: Gathered | undefined;
  private joined: Buffer | undefined;

  private constructor(
    readonly before: Gathered | undefined,
    readonly data: string,
    readonly options: WriteOptions,
    readonly load: Load,
    /** Of the frames, a few more than of the packets. */
    readonly bytes: number,
  ) {}

  and(data: string, options: WriteOptions): Gathered {
    // Socket.IO frames a packet for a room once, and writes it to one member after the other.
    const shared = options.wsPreEncodedFrame;
    if (shared && this.next?.options.wsPreEncodedFrame === shared) return this.next;
    const load = options.load ?? loadOf(data);
    const bytes = this.bytes + load.eventBytes + load.answerBytes;
    this.next = new Gathered(this, data, options, sum(this.load, load), bytes);
    return this.next;
  }

  /** As they go over a websocket. */
  get frames(): Buffer {
    this.joined ??= Buffer.concat(this.parts());
    return this.joined;
  }

  private parts(): Uint8Array[] {
    const backwards: Uint8Array[] = [];
    for (const { data, options } of backwardsFrom(this)) {
      const frame = options.wsPreEncodedFrame ?? [textFrame(MESSAGE + data)];
      backwards.push(...frame.toReversed());
    }
    return backwards.reverse();
  }
}

function* backwardsFrom(last: Gathered): Generator<Gathered> {
  for (let one = last; one.before; one = one.before) yield one;
}
