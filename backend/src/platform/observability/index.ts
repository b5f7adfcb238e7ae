export * from './log-context.js';
export * from './log-levels.js';
export * from './logs.js';
export * from './metrics.js';
export * from './observability.module.js';
export * from './socket-meters.js';
export * from './tallies.js';
export * from './writer-meters.js';
