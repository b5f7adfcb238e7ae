export { MessageChanged } from './messages.events.js';
export { MessagesModule } from './messages.module.js';
export { MessageReads, type UnreadCounts } from './message-reads.repository.js';
export { SystemMessages } from './system-messages.repository.js';
