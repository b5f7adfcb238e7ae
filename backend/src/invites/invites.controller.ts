import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Invite, MyRoom, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import {
  Answers,
  CurrentActor,
  Describes,
  IdParam,
  PageRequest,
  Refuses,
  Takes,
} from '../platform/http/index.js';
import { AcceptingService } from './accepting.service.js';
import { CreateInviteDto } from './dto/create-invite.dto.js';
import { InvitesService } from './invites.service.js';

@ApiTags('invites')
@Controller()
export class InvitesController {
  constructor(
    private readonly invites: InvitesService,
    private readonly accepting: AcceptingService,
  ) {}

  @Get('rooms/:id/invites')
  @Describes(
    'The invites of a room, the latest first',
    'For moderators and the owner. All that were not revoked, without their codes.',
  )
  @Answers(200, 'Page<Invite>')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  listInvites(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() page: PageRequest,
  ): Promise<Page<Invite>> {
    return this.invites.list(actor, id, page);
  }

  @Post('rooms/:id/invites')
  @Describes(
    'Make an invite',
    'For moderators and the owner. The code is in this answer and in no other; it is stored hashed.',
  )
  @Takes('CreateInviteBody', { required: false })
  @Answers(201, 'Invite')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  createInvite(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CreateInviteDto,
  ): Promise<Invite> {
    return this.invites.create(actor, id, body);
  }

  @Delete('rooms/:id/invites/:inviteId')
  @HttpCode(204)
  @Describes(
    'Revoke an invite',
    'For moderators and the owner. Who came by it stays. Revoking twice is no error.',
  )
  @Answers(204)
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  revokeInvite(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('inviteId') inviteId: string,
  ): Promise<void> {
    return this.invites.revoke(actor, id, inviteId);
  }

  @Post('invites/:code/accept')
  @HttpCode(200)
  @Describes(
    'Come into a room by an invite',
    'Into private rooms too. Who is in the room already gets it, and uses nothing of the invite.',
  )
  @Answers(200, 'MyRoom')
  @Refuses('NOT_FOUND', 'BANNED', 'GONE', 'RATE_LIMITED')
  acceptInvite(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<MyRoom> {
    return this.accepting.accept(actor, code);
  }
}
