export type { PresenceAudience } from './presence-audience.js';
export { PresenceBoard } from './presence-board.js';
export { PresenceConnections } from './presence-connections.js';
export * from './presence.events.js';
export { PresenceModule } from './presence.module.js';
export { SetPresenceDto, TypingDto, WatchPresenceDto } from './dto/presence.dto.js';
export { PresenceReader } from './presence-reader.js';
export { PresenceService } from './presence.service.js';
export { TypingService } from './typing.service.js';
