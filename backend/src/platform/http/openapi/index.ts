export * from './decorators.js';
export * from './document.js';
export type { SchemaName, Shape } from './schemas.js';
