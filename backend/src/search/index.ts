export { SearchModule } from './search.module.js';
export { type SearchCommand, SearchService } from './search.service.js';
