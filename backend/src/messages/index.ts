export { MessageChanged } from './messages.events.js';
export { MessagesModule } from './messages.module.js';
export { MessageReads, type UnreadCounts } from './message-reads.repository.js';
export { SystemMessages } from './system-messages.repository.js';
export {
  DeleteMessageDto,
  EditMessageDto,
  PinMessageDto,
  ReactToMessageDto,
  SendMessageDto,
} from './dto/message-input.dto.js';
export { HistoryService } from './history.service.js';
export { MessageChangesService } from './message-changes.service.js';
export { MessagesService } from './messages.service.js';
export type { Written } from './messages.writer.js';
