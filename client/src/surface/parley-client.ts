import type { Id } from '@parley/contracts';
import type { Api } from '../api/api.js';
import type { ClientChanges } from '../client-change.js';
import type { ClientConnection } from './connection.js';
import type { ClientDrafts } from './drafts.js';
import type { ClientMembers } from './members.js';
import type { ClientMessages, ClientPins } from './messages.js';
import type { ClientOutbox } from './outbox.js';
import type { ClientPeople, ClientPresence, ClientTyping } from './people.js';
import type { ClientMarks, ClientRooms } from './rooms.js';
import type { ClientSession } from './session.js';
import type { Timeline } from './timeline.js';
import type { ClientUploads } from './uploads.js';

/**
 * A Parley client: one account, one socket, and everything held of it on this device.
 *
 * The client holds the truth and tells what changed (`changes`); a store mirrors it. Every getter answers at once from
 * what is held. Every method that asks the server rejects with a `ChatError`.
 */
export interface ParleyClient {
  /** Every REST call, for what has no better place below. It renews the token by itself. */
  readonly api: Api;
  readonly session: ClientSession;
  readonly connection: ClientConnection;
  readonly rooms: ClientRooms;
  readonly messages: ClientMessages;
  readonly outbox: ClientOutbox;
  readonly drafts: ClientDrafts;
  readonly uploads: ClientUploads;
  readonly pins: ClientPins;
  readonly marks: ClientMarks;
  readonly members: ClientMembers;
  readonly people: ClientPeople;
  readonly typing: ClientTyping;
  readonly presence: ClientPresence;
  readonly changes: ClientChanges;
  /** The timeline of a room; the same object each time. */
  timeline(roomId: Id): Timeline;
  /**
   * Shows what the device holds, finds out who is signed in, and connects. Resolves as soon as the session is known,
   * without waiting for the network where the device knows it.
   */
  start(): Promise<void>;
  /** Closes the socket and the storage. The session lives on, and what waits in the outbox stays there. */
  stop(): Promise<void>;
}
