export type { AdminRoomsQuery, AdminUsersQuery } from './api/administration.api.js';
export { Api } from './api/api.js';
export type { AuditQuery } from './api/audit.api.js';
export { ChatError, dataOf, type Answer, type FailureCode } from './api/chat-error.js';
export type { HistoryQuery, SearchQuery } from './api/messages.api.js';
export type { PageQuery } from './api/page-query.js';
export type { ClientChange, ClientChangeOf, ClientChanges, ClientChangeType } from './client-change.js';
export type { ClientOptions } from './client-options.js';
export {
  openSocket,
  type ChatSocket,
  type SocketOpener,
  type SocketPort,
} from './connection/socket-opener.js';
export { createParleyClient } from './create-parley-client.js';
export { systemClock, type Cancel, type Clock, type Random } from './ports/clock.js';
export type { Locks, Release } from './ports/locks.js';
export type { FormPost, PostForm } from './ports/post-form.js';
export { noSignals, type Signals } from './ports/signals.js';
export type { TabChannel } from './ports/tab-channel.js';
export type * from './storage/client-storage.js';
export { memoryStorage } from './storage/memory-storage.js';
export type * from './surface/connection.js';
export type * from './surface/drafts.js';
export type * from './surface/members.js';
export type * from './surface/messages.js';
export type * from './surface/outbox.js';
export type * from './surface/parley-client.js';
export type * from './surface/people.js';
export type * from './surface/rooms.js';
export type * from './surface/session.js';
export type * from './surface/timeline.js';
export type * from './surface/uploads.js';
