import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ban, Page } from '@parley/contracts';
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
import { BansService } from './bans.service.js';
import { BanDto } from './dto/ban.dto.js';

@ApiTags('moderation')
@Controller('rooms/:id/bans')
export class BansController {
  constructor(private readonly bans: BansService) {}

  @Get()
  @Describes('Who is banned from a room, the latest first', 'For moderators and the owner.')
  @Answers(200, 'Page<Ban>')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  listBans(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() page: PageRequest,
  ): Promise<Page<Ban>> {
    return this.bans.list(actor, id, page);
  }

  @Put(':userId')
  @Describes(
    'Ban somebody from a room',
    'For moderators and the owner, and of members only whom they outrank. Who is banned is put out and cannot join, be ' +
      'added or accept an invite. Banning twice is no error, and changes nothing of the first ban.',
  )
  @Takes('BanBody', { required: false })
  @Answers(200, 'Ban')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  banUser(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('userId') userId: string,
    @Body() body: BanDto,
  ): Promise<Ban> {
    return this.bans.ban(actor, id, userId, body);
  }

  @Delete(':userId')
  @HttpCode(204)
  @Describes(
    'Lift a ban',
    'They may come back, but are not brought back. Who is not banned stays as they are.',
  )
  @Answers(204)
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  unbanUser(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('userId') userId: string,
  ): Promise<void> {
    return this.bans.unban(actor, id, userId);
  }
}
