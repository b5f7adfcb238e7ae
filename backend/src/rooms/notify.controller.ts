import { Body, Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MyRoom } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Refuses, Takes } from '../platform/http/index.js';
import { NotifyDto } from './dto/notify.dto.js';
import { NotifyService } from './notify.service.js';

@ApiTags('rooms')
@Controller('rooms/:id/notify')
export class NotifyController {
  constructor(private readonly service: NotifyService) {}

  @Put()
  @Describes(
    'Choose for which messages of a room one is notified',
    'With `null` the account’s own setting counts again. The caller’s other devices hear `room:added`.',
  )
  @Takes('NotifyBody')
  @Answers(200, 'MyRoom')
  @Refuses('VALIDATION', 'NOT_FOUND', 'NOT_A_MEMBER', 'BANNED')
  chooseNotify(
    @CurrentActor() actor: Actor,
    @IdParam() roomId: string,
    @Body() { notify }: NotifyDto,
  ): Promise<MyRoom> {
    return this.service.choose(actor, roomId, notify);
  }
}
