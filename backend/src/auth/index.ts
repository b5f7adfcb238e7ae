export { AccessTokens, type VerifiedActor } from './access-tokens.js';
export * from './auth.events.js';
export * from './auth.module.js';
export { AccountRemains } from './account-remains.js';
export { FromCaller } from './caller.js';
export { OwnPassword } from './own-password.js';
export { Passwords } from './passwords.js';
export { Sessions } from './sessions.js';
export type { Caller } from './sign-in.service.js';
