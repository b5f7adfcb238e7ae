import { Injectable } from '@nestjs/common';
import type { Id, Message, ReceiptChanged } from '@parley/contracts';
import type { ChatServer } from '../platform/socket/index.js';

type Packet = Parameters<ChatServer['encoder']['encode']>[0];

/**
 * What this instance has passed on to its sockets, whichever instance it came from: seen where Socket.IO encodes what
 * goes out, which it does once however many sockets get it.
 */
@Injectable()
export class PassedOn {
  private readonly versions = new Map<Id, number>();
  private readonly readByAll = new Map<Id, number>();

  watch({ encoder }: ChatServer): void {
    const encode: (packet: Packet) => unknown[] = encoder.encode.bind(encoder);
    encoder.encode = (packet: Packet) => {
      if (Array.isArray(packet.data)) this.note(packet.data as unknown[]);
      return encode(packet);
    };
  }

  /** The highest version of a message of this room that went out; 0 for none. */
  versionOf(roomId: Id): number {
    return this.versions.get(roomId) ?? 0;
  }

  /** The last `readByAllSeq` of this room that went out. */
  readByAllOf(roomId: Id): number | undefined {
    return this.readByAll.get(roomId);
  }

  /** The room's clients were told that it is at this version. */
  noteVersion(roomId: Id, version: number): void {
    if (version > this.versionOf(roomId)) this.versions.set(roomId, version);
  }

  /** Forgets rooms of which nobody here is told any more. */
  keepOnly(isHere: (roomId: Id) => boolean): void {
    for (const known of [this.versions, this.readByAll]) {
      for (const roomId of known.keys()) if (!isHere(roomId)) known.delete(roomId);
    }
  }

  private note([event, payload]: unknown[]): void {
    if (event === 'message:changed') {
      const { roomId, version } = payload as Message;
      this.noteVersion(roomId, version);
    } else if (event === 'receipt:changed') {
      const { roomId, readByAllSeq } = payload as ReceiptChanged;
      this.readByAll.set(roomId, readByAllSeq);
    }
  }
}
