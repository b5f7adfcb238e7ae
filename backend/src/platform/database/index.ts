export * from './database-health.js';
export * from './database.module.js';
export { PoolState } from './pool-state.js';
export { RunningDatabase } from './running-database.js';
export * from './sql-state.js';
export * from './transactions.js';
