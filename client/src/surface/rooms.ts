import type { CreateRoomBody, Id, MyRoom, NotifyLevel, UpdateRoomBody } from '@parley/contracts';

export interface ClientRooms {
  /** Latest activity first. */
  readonly all: MyRoom[];
  get(roomId: Id): MyRoom | null;
  create(body: CreateRoomBody): Promise<MyRoom>;
  /** The direct room with a person: the same one however often. */
  openDirect(userId: Id): Promise<MyRoom>;
  join(roomId: Id): Promise<MyRoom>;
  /** Leads in by an invite's code. */
  acceptInvite(code: string): Promise<MyRoom>;
  leave(roomId: Id): Promise<void>;
  update(roomId: Id, body: UpdateRoomBody): Promise<MyRoom>;
  delete(roomId: Id): Promise<void>;
  /** For which messages of the room one wants to be notified; `null`: as the account's own setting says. */
  notify(roomId: Id, level: NotifyLevel | null): Promise<MyRoom>;
}

export interface ClientMarks {
  /** Everything up to `seq` was on a screen: at once here, soon on the server, highest only. */
  read(roomId: Id, seq: number): void;
  /** Everything in the room is read. */
  readAll(roomId: Id): void;
  /** Makes the message at `seq` the first unread one. */
  unread(roomId: Id, seq: number): Promise<void>;
}
