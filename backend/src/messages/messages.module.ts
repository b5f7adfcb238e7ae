import { Module } from '@nestjs/common';
import { SystemMessages } from './system-messages.repository.js';

@Module({
  providers: [SystemMessages],
  exports: [SystemMessages],
})
export class MessagesModule {}
