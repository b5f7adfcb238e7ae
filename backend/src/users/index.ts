export { Accounts, type Credentials, type NewAccount } from './accounts.service.js';
export { UserDirectory } from './user-directory.js';
export * from './users.events.js';
export * from './users.module.js';
export { UsersService } from './users.service.js';
