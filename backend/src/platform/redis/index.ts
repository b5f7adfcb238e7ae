export * from './answered-within.js';
export * from './cluster-bus.js';
export * from './redis-clients.js';
export * from './redis-script.js';
export * from './redis.module.js';
