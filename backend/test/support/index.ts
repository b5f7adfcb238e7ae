export * from './api.js';
export * from './app.js';
export * from './eventually.js';
export * from './people.js';
export * from './postgres.js';
export * from './recording.js';
export * from './redis.js';
export * from './socket.js';
