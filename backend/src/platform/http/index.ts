export * from './http.module.js';
export * from './problem.filter.js';
