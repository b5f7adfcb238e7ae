import { Module } from '@nestjs/common';
import { MessageReads } from './message-reads.repository.js';
import { MessageWrites } from './message-writes.repository.js';
import { MessageWriter } from './messages.writer.js';
import { SystemMessages } from './system-messages.repository.js';

@Module({
  providers: [MessageReads, MessageWrites, MessageWriter, SystemMessages],
  exports: [MessageReads, SystemMessages],
})
export class MessagesModule {}
