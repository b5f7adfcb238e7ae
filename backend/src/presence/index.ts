export type { PresenceAudience } from './presence-audience.js';
export { PresenceBoard } from './presence-board.js';
export { PresenceConnections } from './presence-connections.js';
export * from './presence.events.js';
export { PresenceModule } from './presence.module.js';
