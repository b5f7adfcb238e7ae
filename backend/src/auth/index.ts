export { AccessTokens, type VerifiedActor } from './access-tokens.js';
export * from './auth.events.js';
export * from './auth.module.js';
export { Passwords } from './passwords.js';
export { Sessions } from './sessions.js';
