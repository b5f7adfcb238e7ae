export { IncomingHooksModule } from './incoming-hooks.module.js';
