export { needsNothing, requireScope } from './bot-scopes.js';
export { AccessModule } from './access.module.js';
export {
  blockedRefusal,
  type InsideAction,
  noSuchRoom,
  type OutsideAction,
  outranks,
  requireAdministrator,
  type RoomAction,
} from './access.policy.js';
export { AccessService, type RoomAccess, type RoomSight } from './access.service.js';
