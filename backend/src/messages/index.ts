export { MessageChanged } from './messages.events.js';
export { MessagesModule } from './messages.module.js';
export { SystemMessages } from './system-messages.repository.js';
