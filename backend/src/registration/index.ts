export { hashOf, newCode } from './invite-code.js';
export { InvitePasses } from './invite-passes.repository.js';
export { RegistrationModule } from './registration.module.js';
export { Registration } from './registration.service.js';
