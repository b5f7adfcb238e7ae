/** What any program may use that runs real servers. */
export { Children, gone, isOver, kill } from './world/children.js';
export { pause, until } from './world/pause.js';
export { freePort } from './world/ports.js';
export { Postgres } from './world/postgres.js';
export { Redis } from './world/redis.js';
