import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { MessagesModule } from '../messages/index.js';
import { Finder } from './finder.js';
import { IndexEntries } from './index-entries.repository.js';
import { Indexer } from './indexer.js';
import { SearchController } from './search.controller.js';
import { SearchTimesRepository } from './search-times.repository.js';
import { SearchRepository } from './search.repository.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [AccessModule, MessagesModule],
  controllers: [SearchController],
  providers: [SearchService, SearchRepository, SearchTimesRepository, Finder, IndexEntries, Indexer],
  exports: [SearchService],
})
export class SearchModule {}
