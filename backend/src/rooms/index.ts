export { MemberPlaces } from './member-places.service.js';
export { MemberViews, noSuchMember } from './member-views.service.js';
export { MyRooms } from './my-rooms.service.js';
export { type Placement, Placements, type RoomHead } from './placements.repository.js';
export { RoomChanges } from './room-changes.service.js';
export { RoomEntrance } from './room-entrance.js';
export * from './rooms.events.js';
export { RoomsModule } from './rooms.module.js';
