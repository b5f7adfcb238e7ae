export * from './decorators.js';
export * from './if-given.js';
export * from './text.js';
export * from './validate.js';
