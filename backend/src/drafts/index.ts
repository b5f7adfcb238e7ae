export { DraftChanged } from './drafts.events.js';
export { DraftRemains } from './draft-remains.js';
export { DraftsModule } from './drafts.module.js';
export { DraftsService } from './drafts.service.js';
