export * from './decorators.js';
export * from './document.js';
export * from './files.js';
export type { SchemaName, Shape } from './schemas.js';
