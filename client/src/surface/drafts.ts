import type { Id } from '@parley/contracts';

export interface DraftText {
  /** Markdown; empty where nothing is written. */
  body: string;
  replyTo: Id | null;
}

/** What is written in a room and not sent, as this device has it. */
export interface RoomDraft extends DraftText {
  /** What another device wrote there while this one wrote on: until somebody decides, both are kept. */
  other: DraftText | null;
}

/** Kept on this device with every letter, and on the server a moment later, for the other devices of the account. */
export interface ClientDrafts {
  of(roomId: Id): RoomDraft;
  /** With every change; an empty text ends the draft. Whoever sends a message ends it so. */
  write(roomId: Id, text: DraftText): void;
  /** Of two, takes what the other device wrote; what is written here is gone. */
  takeOther(roomId: Id): void;
  /** Of two, keeps what is written here, for the other devices too. */
  keepMine(roomId: Id): void;
}
