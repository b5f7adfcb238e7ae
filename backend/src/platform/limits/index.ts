export * from './limits.module.js';
export * from './user-limits.js';
