import { Controller, Delete, Get, HttpCode, Param, Put, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { LIMITS, type Me } from '@parley/contracts';
import type { Request, Response } from 'express';
import type { Actor } from '../platform/actor.js';
import {
  Answers,
  AnswersFile,
  CurrentActor,
  deliver,
  Describes,
  IdParam,
  Refuses,
  TakesFile,
} from '../platform/http/index.js';
import { Received, type ReceivedFile, Receives } from '../platform/uploads/index.js';
import { AvatarsService } from './avatars.service.js';

@ApiTags('users')
@Controller('users')
export class AvatarsController {
  constructor(private readonly avatars: AvatarsService) {}

  @Put('me/avatar')
  @Receives(() => LIMITS.avatarMaxBytes)
  @Describes(
    'Set one’s picture',
    'PNG, JPEG, WebP or GIF, at most 5 MB. What is shown is a square of its middle.',
  )
  @TakesFile()
  @Answers(200, 'Me')
  @Refuses('VALIDATION', 'TOO_LARGE', 'UNSUPPORTED_MEDIA', 'RATE_LIMITED', 'UNAVAILABLE')
  setAvatar(@CurrentActor() actor: Actor, @Received() file: ReceivedFile): Promise<Me> {
    return this.avatars.set(actor, file);
  }

  @Delete('me/avatar')
  @HttpCode(204)
  @Describes('Remove one’s picture', 'Who has none stays so.')
  @Answers(204)
  removeAvatar(@CurrentActor() actor: Actor): Promise<void> {
    return this.avatars.remove(actor);
  }

  @Get(':id/avatar/:version')
  @Describes(
    'A picture of somebody',
    'Under the address that `avatarUrl` tells; another picture has another one.',
  )
  @ApiParam({ name: 'version', schema: { type: 'string' } })
  @AnswersFile('image/webp')
  @Refuses('NOT_FOUND', 'UNAVAILABLE')
  async getAvatar(
    @IdParam() id: string,
    @Param('version') version: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await deliver(request, response, version, await this.avatars.find(id, version));
  }
}
