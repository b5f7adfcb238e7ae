export { laidOut, type Letter } from './letter.js';
export { PageLinks } from './links.js';
export type { Mail } from './mail.js';
export { MailModule } from './mail.module.js';
export { Outbox } from './outbox.js';
