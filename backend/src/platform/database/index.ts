export * from './database.module.js';
export * from './sql-state.js';
export * from './transactions.js';
