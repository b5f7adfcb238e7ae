import { Body, Controller, Delete, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Member } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses, Takes } from '../platform/http/index.js';
import { MuteDto } from './dto/mute.dto.js';
import { MutesService } from './mutes.service.js';

@ApiTags('moderation')
@Controller('rooms/:id/members/:userId/mute')
export class MutesController {
  constructor(private readonly mutes: MutesService) {}

  @Put()
  @Describes(
    'Mute somebody until a time, or for good',
    'For moderators and the owner, and only whom they outrank. `until: null` is for good. The muted read on, but write ' +
      'nothing; leaving and coming back changes nothing of it.',
  )
  @Takes('MuteBody')
  @Answers(200, 'Member')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  muteMember(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('userId') userId: string,
    @Body() body: MuteDto,
  ): Promise<Member> {
    return this.mutes.mute(actor, id, userId, body);
  }

  @Delete()
  @Describes('Let somebody speak again', 'Who is not muted stays as they are.')
  @Answers(200, 'Member')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  unmuteMember(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('userId') userId: string,
  ): Promise<Member> {
    return this.mutes.unmute(actor, id, userId);
  }
}
