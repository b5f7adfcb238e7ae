export { NOTICE_EVENT, queueHooks } from './hook-queue.js';
