export * from './config-error.js';
export * from './config.js';
export * from './config.module.js';
export * from './kept-secret.js';
export * from './read-config.js';
export { fileVariableOf } from './secret-files.js';
export * from './variables.js';
