import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/index.js';
import { SettingsModule } from '../settings/index.js';
import { OldMessages } from './old-messages.repository.js';
import { RetentionService } from './retention.service.js';

/** The end of messages that are older than administrators want them kept. */
@Module({
  imports: [RoomsModule, SettingsModule],
  providers: [OldMessages, RetentionService],
})
export class RetentionModule {}
