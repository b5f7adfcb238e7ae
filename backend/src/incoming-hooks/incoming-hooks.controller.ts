import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, type IncomingHook, type Message, type Page } from '@parley/contracts';
import type { Response } from 'express';
import type { Actor } from '../platform/actor.js';
import { Answers, CurrentActor, Describes, IdParam, Public, Refuses, Takes } from '../platform/http/index.js';
import { CreateIncomingHookDto, HookMessageDto } from './dto/incoming-hook.dto.js';
import { HookPostsService } from './hook-posts.service.js';
import { IncomingHooksService } from './incoming-hooks.service.js';

@ApiTags('webhooks')
@Controller()
export class IncomingHooksController {
  constructor(
    private readonly hooks: IncomingHooksService,
    private readonly posts: HookPostsService,
  ) {}

  @Get('rooms/:id/incoming-hooks')
  @Describes(
    'The incoming webhooks of a room, the latest first',
    'For moderators and the owner. Without addresses.',
  )
  @Answers(200, 'Page<IncomingHook>')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  listIncomingHooks(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<Page<IncomingHook>> {
    return this.hooks.list(actor, id);
  }

  @Post('rooms/:id/incoming-hooks')
  @Describes(
    'Make an incoming webhook',
    'For moderators and the owner. Its `url`, by which anybody writes into the room, is in this answer and in no other; the ' +
      'secret in it is stored hashed. A bot of that name comes into the room, and writes for it.',
  )
  @Takes('CreateIncomingHookBody')
  @Answers(201, 'IncomingHook')
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN', 'CONFLICT')
  createIncomingHook(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CreateIncomingHookDto,
  ): Promise<IncomingHook> {
    return this.hooks.create(actor, id, body);
  }

  @Delete('rooms/:id/incoming-hooks/:hookId')
  @HttpCode(204)
  @Describes(
    'Remove an incoming webhook',
    'For moderators and the owner. Its bot leaves the room; what it wrote stays.',
  )
  @Answers(204)
  @Refuses('NOT_FOUND', 'NOT_A_MEMBER', 'BANNED', 'FORBIDDEN')
  removeIncomingHook(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('hookId') hookId: string,
  ): Promise<void> {
    return this.hooks.remove(actor, id, hookId);
  }

  @Post('hooks/:hookId/:secret')
  @Public()
  @Describes(
    'Write by an incoming webhook',
    'Who has the address needs nothing else. With an `id` or an `Idempotency-Key`, sent again it is the same message. When ' +
      'this answers, the message is stored.',
  )
  @ApiHeader({
    name: IDEMPOTENCY_HEADER,
    required: false,
    description: 'Any text of up to 255 characters: the same again is the same message.',
  })
  @Takes('HookMessageBody')
  @Answers(201, 'Message')
  @Answers(200, 'Message', 'This was posted before; the message as it is now')
  @Refuses('NOT_FOUND', 'GONE', 'MUTED', 'CONFLICT', 'RATE_LIMITED')
  async postByHook(
    @IdParam('hookId') hookId: string,
    @Param('secret') secret: string,
    @Headers(IDEMPOTENCY_HEADER) key: string | undefined,
    @Body() body: HookMessageDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Message> {
    const { message, repeated } = await this.posts.post(hookId, secret, body, key);
    response.status(repeated ? 200 : 201);
    return message;
  }
}
