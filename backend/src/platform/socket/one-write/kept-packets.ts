import { type Load, loadOf, NO_LOAD, sum } from '../load.js';
import type { ChatSocket } from '../socket.types.js';
import type { WriteOptions } from './connection.js';

/** Writes one packet to a socket. */
export type Tell = (socket: ChatSocket) => void;

/** Who waits for more than this waits too long, and gains nothing. */
const ENOUGH_BYTES = 64 * 1024;

/** Packets that are for all of a room, in their order. */
export class KeptPackets {
  /** Socket.IO's own way to write each of them to a socket. */
  readonly tells: Tell[] = [];
  private readonly frames: Uint8Array[] = [];
  private load: Load = NO_LOAD;
  private canJoin = true;

  constructor(readonly room: string) {}

  add(tell: Tell, packets: readonly unknown[], options: WriteOptions): void {
    this.tells.push(tell);
    const [packet] = packets;
    const frames = options.wsPreEncodedFrame;
    if (packets.length === 1 && typeof packet === 'string' && frames) {
      this.frames.push(...frames);
      this.load = sum(this.load, loadOf(packet));
    } else this.canJoin = false;
  }

  get isEnough(): boolean {
    return !this.canJoin || this.load.eventBytes > ENOUGH_BYTES;
  }

  /** All of them as if they were one, for a websocket without compression; `undefined` where that gains nothing. */
  get joined(): WriteOptions | undefined {
    if (!this.canJoin || this.tells.length < 2) return undefined;
    return { wsPreEncodedFrame: this.frames, load: this.load };
  }
}
