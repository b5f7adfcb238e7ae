import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { DraftRemains } from './draft-remains.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsRepository } from './drafts.repository.js';
import { DraftsService } from './drafts.service.js';

@Module({
  imports: [AccessModule],
  controllers: [DraftsController],
  providers: [DraftRemains, DraftsRepository, DraftsService],
  exports: [DraftRemains, DraftsService],
})
export class DraftsModule {}
