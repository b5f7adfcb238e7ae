import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/index.js';
import { InvitePasses } from './invite-passes.repository.js';
import { Registration } from './registration.service.js';

/** Who may make an account. Apart from `invites`, which is about rooms, so that `auth` need not know those. */
@Module({
  imports: [SettingsModule],
  providers: [InvitePasses, Registration],
  exports: [InvitePasses, Registration, SettingsModule],
})
export class RegistrationModule {}
