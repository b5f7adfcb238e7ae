import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { SignedIn, Tokens } from '@parley/contracts';
import type { Request, Response } from 'express';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { CurrentActor, Public } from '../platform/http/index.js';
import { FromCaller } from './caller.js';
import { GuestDto, LoginDto, RefreshDto, RegisterDto, UpgradeGuestDto } from './dto/auth.dto.js';
import { SessionTokens } from './session-tokens.js';
import { SignInService, type Caller, type SignedInPerson } from './sign-in.service.js';
import { REFRESH_COOKIE, TokenTransport } from './token-transport.js';

@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly tokens: SessionTokens,
    private readonly transport: TokenTransport,
  ) {}

  @Public()
  @Post('register')
  async register(
    @Body() body: RegisterDto,
    @FromCaller() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    this.transport.wishOf(request);
    return this.answer(request, response, await this.signIn.register(body, caller));
  }

  @Public()
  @Post('login')
  @HttpCode(200)
  async login(
    @Body() body: LoginDto,
    @FromCaller() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    this.transport.wishOf(request);
    return this.answer(request, response, await this.signIn.login(body, caller));
  }

  @Public()
  @Post('guest')
  async guest(
    @Body() body: GuestDto,
    @FromCaller() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    this.transport.wishOf(request);
    return this.answer(request, response, await this.signIn.guest(body.displayName, caller));
  }

  @Post('guest/upgrade')
  @HttpCode(200)
  async upgradeGuest(
    @CurrentActor() actor: Actor,
    @Body() body: UpgradeGuestDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    this.transport.wishOf(request);
    return this.answer(request, response, await this.signIn.upgradeGuest(actor, body));
  }

  @Public()
  @Post('refresh')
  @HttpCode(200)
  async refresh(
    @Body() body: RefreshDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Tokens> {
    this.transport.wishOf(request);
    const cookies = request.cookies as Record<string, unknown>;
    const token = body.refreshToken ?? cookies[REFRESH_COOKIE];
    if (typeof token !== 'string') throw new ChatError('UNAUTHENTICATED', 'There is no refresh token. Sign in.');
    return this.transport.send(request, response, await this.tokens.renew(token));
  }

  private answer(request: Request, response: Response, { user, tokens }: SignedInPerson): SignedIn {
    return { user, ...this.transport.send(request, response, tokens) };
  }
}
