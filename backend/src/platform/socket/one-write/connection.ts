import type { Socket as Wire } from 'node:net';
import type { ChatSocket } from '../socket.types.js';
import type { Load } from '../load.js';

export type Connection = ChatSocket['conn'];
type Transport = Connection['transport'];

/** What Socket.IO hands down with a packet. */
export interface WriteOptions {
  compress?: boolean;
  /** The packet as it goes over a websocket, made once by Socket.IO's adapter for all who get it. */
  wsPreEncodedFrame?: readonly Uint8Array[];
  /** What is in there, where it is more than one packet. Read by `watchBackPressure`. */
  load?: Load;
}

/** What is leant upon inside Engine.IO and ws. */
interface Inner {
  /** Of a websocket. */
  readonly socket?: { readonly _socket?: Wire };
  _canSendPreEncodedFrame?(packet: { options: WriteOptions }): unknown;
  /** What Engine.IO does when the last bytes of what it sent have left the process. */
  readonly _onSentLast?: (error?: Error | null) => void;
}

const FRAMED = { options: { wsPreEncodedFrame: [] } };
const NOTHING = Buffer.alloc(0);

/** Emitted by a connection when the kernel did not take all of what was written straight to it. With the `Load` of it. */
export const HELD_BACK = 'held back';

/**
 * Whether frames that are given with a packet go over this transport just as they are: so it is with a websocket
 * without compression, for as long as it lives. A polling transport has no such question; nor would a version of
 * Engine.IO that works in another way, and nothing is joined then.
 */
export function takesFrames(transport: Transport): boolean {
  return (transport as Inner)._canSendPreEncodedFrame?.(FRAMED) === true;
}

/** Whether this version of Engine.IO is what is leant upon here. */
export function isAsExpected(connection: Connection): boolean {
  const { name } = connection.transport;
  const inner = connection.transport as Inner;
  const isKnown = typeof connection.write === 'function' && typeof connection.close === 'function';
  const takes =
    typeof inner._canSendPreEncodedFrame === 'function' && typeof inner._onSentLast === 'function';
  return isKnown && (name !== 'websocket' || takes);
}

/**
 * Writes frames past Engine.IO, to a connection that takes frames and for which nothing waits: gives whether it could.
 *
 * As long as the kernel takes all of it, Engine.IO need not know. When it does not, Engine.IO is told that its
 * transport is busy until it has: what comes from then on waits in its queue.
 */
export function writeStraight(connection: Connection, frames: Buffer, load: Load): boolean {
  const { transport, readyState } = connection;
  const { socket, _onSentLast: onSent } = transport as Inner;
  const wire = socket?._socket;
  if (!wire?.writable || readyState !== 'open' || !transport.writable) return false;
  wire.write(frames);
  if (wire.writableLength > 0) {
    transport.writable = false;
    // Behind what was just written: its end is the end of that.
    wire.write(NOTHING, onSent);
    connection.emit(HELD_BACK, load);
  }
  return true;
}
