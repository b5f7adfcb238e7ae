export { HELD_BACK, type WriteOptions } from './connection.js';
export { emitTogether, joinWrites } from './join-writes.js';
