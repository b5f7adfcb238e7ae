export * from './http.module.js';
export * from './problem.filter.js';
export * from './configure.js';
export * from './current-actor.js';
export { deliver, deliverOnce, type Download } from './delivery.js';
export * from './id-param.js';
export * from './public.js';
export * from './openapi/index.js';
export * from './pages.js';
