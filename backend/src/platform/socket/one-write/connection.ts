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

/** What is leant upon inside Engine.IO. */
interface Inner {
  _canSendPreEncodedFrame?(packet: { options: WriteOptions }): unknown;
}

const FRAMED = { options: { wsPreEncodedFrame: [] } };

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
  return isKnown && (name !== 'websocket' || typeof inner._canSendPreEncodedFrame === 'function');
}
