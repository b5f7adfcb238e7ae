export * from './app.js';
export * from './people.js';
export * from './postgres.js';
export * from './redis.js';
export * from './socket.js';
