export { AccessTokens, type VerifiedActor } from './access-tokens.js';
export * from './auth.events.js';
export * from './auth.module.js';
export { Sessions } from './sessions.js';
export { SignInService } from './sign-in.service.js';
