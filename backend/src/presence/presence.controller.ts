import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, Presence } from '@parley/contracts';
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
import { HeartbeatDto } from './dto/presence.dto.js';
import { PresenceService } from './presence.service.js';

/** For clients without a socket. */
@ApiTags('presence')
@Controller()
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  @Post('presence/heartbeat')
  @HttpCode(204)
  @Describes(
    'Be there for the next minute',
    'For clients without a socket; a socket is a sign of life by itself.',
  )
  @Takes('HeartbeatBody', { required: false })
  @Answers(204)
  heartbeat(@CurrentActor() actor: Actor, @Body() { status }: HeartbeatDto): Promise<void> {
    return this.presence.heartbeat(actor, status);
  }

  @Get('presence/online')
  @Describes('Who is there')
  @Answers(200, 'Page<Presence>')
  listOnline(@Query() page: PageRequest): Promise<Page<Presence>> {
    return this.presence.online(page);
  }

  @Get('rooms/:id/presence')
  @Describes('The members of a room, and whether they are there')
  @Answers(200, 'Page<Presence>')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  listRoomPresence(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() page: PageRequest,
  ): Promise<Page<Presence>> {
    return this.presence.ofRoom(actor, id, page);
  }
}
