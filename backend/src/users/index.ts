export { Accounts, type Addressee, type Credentials, type NewAccount } from './accounts.service.js';
export { Administrators } from './administrators.service.js';
export { AvatarsService } from './avatars.service.js';
export { EXAMPLE_USERNAMES, exampleEmail, type ExampleUsername } from './example-people.js';
export { UserDirectory } from './user-directory.js';
export * from './users.events.js';
export * from './users.module.js';
export { UsersService } from './users.service.js';
export { UpdateMeDto } from './dto/update-me.dto.js';
