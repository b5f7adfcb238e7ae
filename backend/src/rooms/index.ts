export { MyRooms } from './my-rooms.service.js';
export { type Placement, Placements, type RoomHead } from './placements.repository.js';
export * from './rooms.events.js';
export { RoomsModule } from './rooms.module.js';
