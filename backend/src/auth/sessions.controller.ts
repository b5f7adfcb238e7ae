import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, Session } from '@parley/contracts';
import type { Request, Response } from 'express';
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
import { FromCaller } from './caller.js';
import { ChangePasswordDto } from './dto/auth.dto.js';
import { PasswordChangeService } from './password-change.service.js';
import { Sessions } from './sessions.js';
import type { Caller } from './sign-in.service.js';
import { TokenTransport } from './token-transport.js';

/** What somebody signed in does about their own devices. */
@ApiTags('auth')
@Controller('auth')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly passwordChange: PasswordChangeService,
    private readonly transport: TokenTransport,
  ) {}

  @Post('logout')
  @HttpCode(204)
  @Describes('Sign out on this device', 'Its sockets are closed, on every instance.')
  @Answers(204)
  async logout(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.end(actor.userId, { only: actor.sessionId }, 'logout');
    this.transport.clear(request, response);
  }

  @Post('logout-all')
  @HttpCode(204)
  @Describes('Sign out on every device')
  @Answers(204)
  async logoutAll(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.end(actor.userId, {}, 'logout');
    this.transport.clear(request, response);
  }

  @Get('sessions')
  @Describes('The devices one is signed in on, the last used first')
  @Answers(200, 'Page<Session>')
  list(@CurrentActor() actor: Actor, @Query() page: PageRequest): Promise<Page<Session>> {
    return this.sessions.list(actor, page);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Describes('Sign out on one device')
  @Answers(204)
  @Refuses('NOT_FOUND')
  endOne(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.sessions.endOne(actor, id, 'revoked');
  }

  @Post('password')
  @HttpCode(204)
  @Describes('Change one’s password', 'Every other session ends.')
  @Takes('ChangePasswordBody')
  @Answers(204)
  @Refuses('FORBIDDEN', 'RATE_LIMITED')
  changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordDto,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    return this.passwordChange.change(actor, body, caller.address);
  }
}
