import type { ChatSocket } from '../socket.types.js';
import type { WriteOptions } from './connection.js';
import { KeptPackets, type Tell } from './kept-packets.js';

interface Target {
  readonly rooms: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
}

/** What is leant upon of Socket.IO's adapter, whose `broadcast` calls `_encode` and then `apply`. */
interface Adapter {
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly nsp: { readonly sockets: ReadonlyMap<string, ChatSocket> };
  _encode(packet: { id?: number }, options: WriteOptions & { volatile?: boolean }): unknown[];
  apply(target: Target, tell: Tell): void;
}

/**
 * One walk through the members of a room for several packets. For each packet Socket.IO's adapter looks up who is in the
 * room, and writes it to one after the other: of hundreds of members that is most of what a packet costs the server.
 * `during` some work, the packets that come one after the other for the same room are kept, and then written to each
 * member at once.
 *
 * What must stay true:
 * - everybody gets the packets in the order in which they were emitted: whatever is not for all of one room comes after
 *   what is kept, and nothing is kept beyond the end of `during`;
 * - who gets a packet is who was in the room when it was emitted: `during` ends before anybody else has a turn, so that
 *   nobody comes, goes or is answered meanwhile;
 * - a packet is encoded when it is emitted, and published to other instances then.
 */
export class OneWalk {
  private isOn = false;
  private kept: KeptPackets | undefined;
  /** What was encoded last, until it is told. */
  private encoded: { readonly packets: readonly unknown[]; readonly options: WriteOptions } | undefined;

  private constructor(
    private readonly adapter: Adapter,
    /** Whether several packets may be written to this socket as if they were one. */
    private readonly joins: (socket: ChatSocket) => boolean,
  ) {
    const encode = adapter._encode.bind(adapter);
    const apply = adapter.apply.bind(adapter);
    adapter._encode = (packet, options) => {
      this.encoded = undefined;
      const packets = encode(packet, options);
      // Whoever waits for answers to it is told at once how many were asked, and what is volatile depends on the moment.
      if (this.isOn && packet.id === undefined && !options.volatile) this.encoded = { packets, options };
      return packets;
    };
    adapter.apply = (target, tell) => {
      const { encoded } = this;
      this.encoded = undefined;
      const room = onlyRoomOf(target);
      if (encoded && room !== undefined) {
        if (this.kept?.room !== room || this.kept.isEnough) this.walk();
        this.kept ??= new KeptPackets(room);
        this.kept.add(tell, encoded.packets, encoded.options);
      } else {
        this.walk();
        apply(target, tell);
      }
    };
  }

  /** `undefined` where this version of Socket.IO works in another way. */
  static of(adapter: object, joins: (socket: ChatSocket) => boolean): OneWalk | undefined {
    return isAsExpected(adapter) ? new OneWalk(adapter, joins) : undefined;
  }

  /** @param work emits to rooms and to nobody else: what a single socket is told would overtake what is kept */
  during(work: () => void): void {
    this.isOn = true;
    try {
      work();
    } finally {
      this.isOn = false;
      this.walk();
    }
  }

  private walk(): void {
    const { kept } = this;
    if (!kept) return;
    this.kept = undefined;
    const { rooms, nsp } = this.adapter;
    const { joined } = kept;
    for (const id of rooms.get(kept.room) ?? []) {
      const socket = nsp.sockets.get(id);
      if (!socket) continue;
      if (joined && this.joins(socket)) socket.conn.write('', joined);
      else for (const tell of kept.tells) tell(socket);
    }
  }
}

function onlyRoomOf({ rooms, except }: Target): string | undefined {
  if (rooms.size !== 1 || (except && except.size > 0)) return undefined;
  const [room] = rooms;
  return room;
}

const isAsExpected = (adapter: object): adapter is Adapter =>
  ['_encode', 'apply', 'broadcast'].every((name) => typeof Reflect.get(adapter, name) === 'function') &&
  ['rooms', 'nsp'].every((name) => typeof Reflect.get(adapter, name) === 'object');
