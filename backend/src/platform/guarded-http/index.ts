export { type GuardedAnswer, GuardedHttp, type GuardedRequest } from './guarded-http.js';
export { GuardedHttpModule } from './guarded-http.module.js';
export { OutgoingError, type OutgoingFailure } from './outgoing-error.js';
