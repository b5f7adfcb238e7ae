export * from './decorators.js';
export * from './text.js';
export * from './validate.js';
