import { Module } from '@nestjs/common';
import { MessageWrites } from './message-writes.repository.js';
import { MessageWriter } from './messages.writer.js';
import { SystemMessages } from './system-messages.repository.js';

@Module({
  providers: [MessageWrites, MessageWriter, SystemMessages],
  exports: [SystemMessages],
})
export class MessagesModule {}
