export { HELD_BACK, type WriteOptions } from './connection.js';
export { joinWrites } from './join-writes.js';
