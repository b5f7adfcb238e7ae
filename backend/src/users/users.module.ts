import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { AccountsRepository } from './accounts.repository.js';
import { Accounts } from './accounts.service.js';
import { AdministratorsRepository } from './administrators.repository.js';
import { Administrators } from './administrators.service.js';
import { AvatarsController } from './avatars.controller.js';
import { AvatarsRepository } from './avatars.repository.js';
import { AvatarsService } from './avatars.service.js';
import { ProfileChanges } from './profile-changes.service.js';
import { UserDirectory } from './user-directory.js';
import { UserEntity } from './user.entity.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([UserEntity])],
  controllers: [UsersController, AvatarsController],
  providers: [
    UsersRepository,
    AccountsRepository,
    UsersService,
    UserDirectory,
    ProfileChanges,
    Accounts,
    AdministratorsRepository,
    Administrators,
    AvatarsRepository,
    AvatarsService,
  ],
  exports: [UsersService, UserDirectory, ProfileChanges, Accounts, Administrators, AvatarsService],
})
export class UsersModule {}
