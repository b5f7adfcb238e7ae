export * from './database-health.js';
export * from './database.module.js';
export { RunningDatabase } from './running-database.js';
export * from './sql-state.js';
export * from './transactions.js';
