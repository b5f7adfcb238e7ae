export { OutgoingHooksModule } from './outgoing-hooks.module.js';
