import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AttachmentsModule } from '../attachments/index.js';
import { ChangesController } from './changes.controller.js';
import { HistoryRepository } from './history.repository.js';
import { HistoryService } from './history.service.js';
import { MentionListRepository } from './mention-list.repository.js';
import { MentionListService } from './mention-list.service.js';
import { MentionsController } from './mentions.controller.js';
import { MessageBodies } from './message-bodies.js';
import { MessageChangesRepository } from './message-changes.repository.js';
import { MessageChangesService } from './message-changes.service.js';
import { MessageReads } from './message-reads.repository.js';
import { MessageWrites } from './message-writes.repository.js';
import { MessagesController } from './messages.controller.js';
import { MessagesGateway } from './messages.gateway.js';
import { MessagesService } from './messages.service.js';
import { MessageWriter } from './messages.writer.js';
import { PinsController } from './pins.controller.js';
import { SystemMessages } from './system-messages.repository.js';

@Module({
  imports: [AccessModule, AttachmentsModule],
  controllers: [MessagesController, ChangesController, MentionsController, PinsController],
  providers: [
    MessagesGateway,
    MessagesService,
    MessageBodies,
    MessageWriter,
    MessageWrites,
    MessageChangesService,
    MessageChangesRepository,
    HistoryService,
    HistoryRepository,
    MentionListRepository,
    MentionListService,
    MessageReads,
    SystemMessages,
  ],
  exports: [MessageReads, SystemMessages, HistoryService, MessageChangesService, MessagesService],
})
export class MessagesModule {}
