export { AccessModule } from './access.module.js';
export {
  type InsideAction,
  noSuchRoom,
  type OutsideAction,
  outranks,
  type RoomAction,
} from './access.policy.js';
export { AccessService, type RoomAccess, type RoomSight } from './access.service.js';
