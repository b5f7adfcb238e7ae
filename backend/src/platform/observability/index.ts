export * from './log-levels.js';
export * from './logs.js';
export * from './metrics.js';
export * from './observability.module.js';
