export * from './second-signal.js';
export * from './shutdown.js';
export * from './shutdown.module.js';
