export { SLOW_ROOM } from './back-pressure.js';
export { ChatGateway } from './chat-gateway.decorator.js';
export { ChatIoAdapter } from './chat-io.adapter.js';
export { NoPayload, Payload } from './payload.decorator.js';
export { CurrentSocket, SocketActor } from './socket-actor.decorator.js';
export { SocketDoor, type SocketIdentity } from './socket-door.js';
export { SocketModule } from './socket.module.js';
export { allAnswered } from './under-way.js';
export type * from './socket.types.js';
