export * from './http.module.js';
export * from './problem.filter.js';
export * from './current-actor.js';
export * from './id-param.js';
export * from './public.js';
export * from './pages.js';
