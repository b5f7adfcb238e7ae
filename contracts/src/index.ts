export * from './ack.js';
export * from './audit-acts.js';
export * from './errors.js';
export * from './limits.js';
export * from './models.js';
export * from './rest.js';
export * from './socket-events.js';
