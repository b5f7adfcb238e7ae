export * from './gate.js';
export * from './limits.module.js';
export * from './turnstile.js';
export * from './user-limits.js';
