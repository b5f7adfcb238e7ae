export { InvitesModule } from './invites.module.js';
export { AcceptingService } from './accepting.service.js';
export { CreateInviteDto } from './dto/create-invite.dto.js';
export { InvitesService } from './invites.service.js';
