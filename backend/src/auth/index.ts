export { AccessTokens, type VerifiedActor } from './access-tokens.js';
export * from './auth.events.js';
export * from './auth.module.js';
export { CurrentActor } from './current-actor.js';
export * from './public.js';
export { Sessions } from './sessions.js';
