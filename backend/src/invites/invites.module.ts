import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AuditModule } from '../audit/index.js';
import { RegistrationModule } from '../registration/index.js';
import { RoomsModule } from '../rooms/index.js';
import { AcceptingService } from './accepting.service.js';
import { InvitesController } from './invites.controller.js';
import { InvitesRepository } from './invites.repository.js';
import { InvitesService } from './invites.service.js';

@Module({
  imports: [AccessModule, AuditModule, RegistrationModule, RoomsModule],
  controllers: [InvitesController],
  providers: [AcceptingService, InvitesRepository, InvitesService],
  exports: [AcceptingService, InvitesService],
})
export class InvitesModule {}
