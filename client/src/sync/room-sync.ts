import type {
  Draft,
  Id,
  Me,
  Member,
  Message,
  MyRoom,
  ReceiptChanged,
  RemovalReason,
  Room,
  SyncAnswer,
  SyncedPeople,
  SyncedRoom,
  User,
} from '@parley/contracts';
import { LIMITS } from '@parley/contracts';
import type { Answer } from '../api/chat-error.js';
import type { Api } from '../api/api.js';
import type { Cancel, Clock, Random } from '../ports/clock.js';
import type { ClientConnection } from '../surface/connection.js';
import { GapHealer } from './gap-healer.js';
import { HoldBack } from './hold-back.js';
import type { RoomBook } from './room-book.js';
import { RoomRefresher } from './room-refresher.js';
import { RoomReplica } from './room-replica.js';

/*
 * Brings the rooms held here to the state of the database, and keeps them there. What must stay true:
 *
 * - From the moment a socket is open until the answer to `sync` has been applied, events are held back. The server has
 *   joined the socket to its rooms before it reads the state, so whatever is not in the answer is among them.
 * - Every message comes in through a replica, which judges it by its version, whatever way it came.
 * - Losing a room is acted upon at once; when that contradicts the state just read, the state is read again.
 */

const READ_AGAIN_MS = 1_000;
const READ_AGAIN_SPREAD_MS = 4_000;

export interface RoomSyncDeps {
  book: RoomBook;
  api: Api;
  connection: Pick<ClientConnection, 'request'>;
  clock: Clock;
  random: Random;
  userId(): Id | null;
  /** The account as the server tells it. */
  told(me: Me): void;
  /** Everything that is written and not sent, in all rooms. */
  draftsRead(drafts: readonly Draft[]): void;
  /** Whose name and face is known up to which version, and what came to be known of them since. */
  people: { version(): number | undefined; caughtUp(people: SyncedPeople | undefined): void };
}

export class RoomSync {
  readonly holdBack = new HoldBack();
  private readonly healer: GapHealer;
  private readonly refresher: RoomRefresher;
  /** Rooms of which something was heard before they were known, and at which version. */
  private readonly unknown = new Map<Id, number>();
  /** Rooms in the state whose following events are being let through. */
  private justRead: ReadonlySet<Id> | null = null;
  private cancelReading: Cancel | null = null;
  /** What is known contradicts itself, and only the whole state can tell. */
  private contradicted = false;
  /** Counts connections. */
  private connection = 0;

  constructor(private readonly deps: RoomSyncDeps) {
    const { book, api, clock, random } = deps;
    const accessLost = (): void => this.readAgain();
    this.refresher = new RoomRefresher({
      book,
      rooms: api.rooms,
      clock,
      random,
      refreshed: (replica) => this.publish(replica),
      accessLost,
    });
    this.healer = new GapHealer({
      book,
      messages: api.messages,
      rooms: api.rooms,
      clock,
      random,
      healed: (roomId) => this.refresher.ask(roomId),
      accessLost,
    });
  }

  connected(): void {
    this.connection += 1;
    this.holdBack.start();
  }

  disconnected(): void {
    this.holdBack.drop();
    this.healer.stop();
    this.refresher.stop();
    this.cancelReading?.();
    this.cancelReading = null;
    this.contradicted = false;
    this.unknown.clear();
  }

  /** Tells the server what is held and applies what it answers. */
  async catchUp(): Promise<Answer<void>> {
    const named = this.whatIsHeld();
    const rooms = [...named].map(([roomId, version]) => ({ roomId, version }));
    const answer = await this.deps.connection.request('sync', { rooms, people: this.deps.people.version() });
    if (!answer.ok) return answer;
    this.apply(answer.data, named);
    // An instance that is older than this client does not know of any.
    const { drafts } = answer.data as Partial<SyncAnswer>;
    if (drafts) this.deps.draftsRead(drafts);
    this.justRead = new Set(answer.data.rooms.map(({ room }) => room.id));
    this.holdBack.release();
    this.justRead = null;
    return { ok: true, data: undefined };
  }

  /** A message as it now is: from an event, an ack, or a REST answer. */
  receive(message: Message): void {
    this.holdBack.run(() => {
      const replica = this.deps.book.get(message.roomId);
      if (!replica) return this.noteUnknown(message.roomId, message.version);
      const { version } = replica;
      const held = replica.receive(message);
      // What came before, or comes too early, changes nothing that anybody sees.
      if (replica.version !== version) this.publish(replica, held);
      else this.healer.look(replica);
    });
  }

  describe(room: Room): void {
    this.holdBack.run(() => this.update(room.id, (replica) => replica.describe(room)));
  }

  noteHead(roomId: Id, version: number): void {
    this.holdBack.run(() => {
      const replica = this.deps.book.get(roomId);
      if (!replica) return this.noteUnknown(roomId, version);
      replica.noteHead(version);
      this.healer.look(replica);
    });
  }

  /** The room is the caller's, as of now. */
  add(room: MyRoom): void {
    this.holdBack.run(() => this.adopt(room));
  }

  /** A room that the server gave in answer to the caller's own act: there at once. */
  adopt(room: MyRoom): void {
    const userId = this.deps.userId();
    if (userId === null) return;
    const known = this.deps.book.get(room.id);
    const replica = known ?? new RoomReplica(userId, room);
    if (known) known.adopt(room);
    else this.deps.book.put(replica);
    replica.noteHead(this.unknown.get(room.id) ?? 0);
    this.unknown.delete(room.id);
    this.publish(replica);
  }

  remove(roomId: Id, reason: RemovalReason | null): void {
    this.holdBack.run(() => {
      this.deps.book.remove(roomId, reason);
      // Removed before the state was read, and added again since.
      if (this.justRead?.has(roomId)) this.readAgain();
    });
  }

  memberChanged(roomId: Id, { user, role, mutedUntil }: Member): void {
    if (user.id !== this.deps.userId()) return;
    this.update(roomId, (replica) => replica.setMembership({ role, mutedUntil }));
  }

  /** Somebody has another name or picture: so do the rooms between the two. */
  profileChanged(user: User): void {
    for (const { id, peer } of this.deps.book.held) {
      if (peer?.id === user.id) this.update(id, (replica) => replica.describePeer(user));
    }
  }

  receiptChanged({ roomId, userId, readSeq, deliveredSeq }: ReceiptChanged): void {
    if (userId !== this.deps.userId()) return;
    this.update(roomId, (replica) => {
      // Receipts carry no version: one that goes back was overtaken, or a person's wish. Only the server knows.
      if (readSeq < replica.me.readSeq) this.refresher.askAtOnce(roomId);
      else replica.marks.set({ readSeq, deliveredSeq });
    });
  }

  /** Something about a room was changed from here. */
  update(roomId: Id, change: (replica: RoomReplica) => void): void {
    const replica = this.deps.book.get(roomId);
    if (!replica) return;
    change(replica);
    this.publish(replica);
  }

  /** Asks the server for a room's own numbers, soon. */
  refresh(roomId: Id): void {
    this.refresher.ask(roomId);
  }

  private publish(replica: RoomReplica, messages: Message[] = []): void {
    this.deps.book.publish(replica, messages);
    this.healer.look(replica);
    this.refresher.look(replica);
  }

  /** A room of which no message is held is named as unknown: its changes would be of no use. */
  private whatIsHeld(): Map<Id, number> {
    const held = this.deps.book.held.slice(0, LIMITS.syncMaxRooms);
    return new Map(held.map((replica) => [replica.id, replica.held.size > 0 ? replica.version : 0]));
  }

  private apply({ me, rooms, removed, people }: SyncAnswer, named: ReadonlyMap<Id, number>): void {
    this.deps.told(me);
    this.deps.people.caughtUp(people);
    for (const roomId of removed) this.deps.book.remove(roomId, null);
    const replicas = rooms.map((synced) => this.applyRoom(synced, named, me.id));
    this.deps.book.publishList();
    for (const replica of replicas) {
      this.healer.look(replica);
      this.refresher.look(replica);
    }
  }

  private applyRoom(synced: SyncedRoom, named: ReadonlyMap<Id, number>, userId: Id): RoomReplica {
    const { room, changes, reset } = synced;
    const replica = this.deps.book.get(room.id);
    if (!replica) return this.appear(new RoomReplica(userId, room));
    let messages: Message[] = [];
    if (!reset) messages = replica.receiveAll(changes);
    else if (named.has(room.id)) this.reset(replica, room);
    // Else it came to be the caller's while the server was reading, and what is held may be newer than the answer.
    replica.adopt(room);
    this.deps.book.publishMessages(replica, messages);
    return replica;
  }

  private appear(replica: RoomReplica): RoomReplica {
    this.deps.book.put(replica);
    replica.noteHead(this.unknown.get(replica.id) ?? 0);
    this.unknown.delete(replica.id);
    this.deps.book.publishMessages(replica, []);
    return replica;
  }

  private reset(replica: RoomReplica, room: MyRoom): void {
    const hadMessages = replica.held.size > 0;
    replica.reset(room);
    if (hadMessages) this.deps.book.publishReset(replica);
  }

  /** A room that we are in, or we would not hear of it; that it is ours was not told, or not yet. */
  private noteUnknown(roomId: Id, version: number): void {
    if (this.deps.userId() === null) return;
    if (this.unknown.size > LIMITS.syncMaxRooms) this.unknown.clear();
    this.unknown.set(roomId, Math.max(version, this.unknown.get(roomId) ?? 0));
    this.readSoon();
  }

  private readAgain(): void {
    this.contradicted = true;
    this.readSoon();
  }

  /** Reads the whole state again, on the living socket, unless the reason has gone by then. */
  private readSoon(): void {
    if (this.cancelReading) return;
    const wait = READ_AGAIN_MS + this.deps.random() * READ_AGAIN_SPREAD_MS;
    this.cancelReading = this.deps.clock.after(wait, () => {
      this.cancelReading = null;
      const needed = this.contradicted || this.unknown.size > 0;
      if (needed && !this.holdBack.holding) void this.readNow();
    });
  }

  private async readNow(): Promise<void> {
    const { connection } = this;
    this.contradicted = false;
    this.unknown.clear();
    this.holdBack.start();
    const answer = await this.catchUp();
    if (answer.ok || connection !== this.connection) return;
    // Better what came than nothing. Without a connection the next one reads anyway.
    this.holdBack.release();
    const { code } = answer.error;
    if (code !== 'NO_CONNECTION' && code !== 'NO_ANSWER') this.readAgain();
  }
}
