import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { SignedIn, Tokens } from '@parley/contracts';
import type { Request, Response } from 'express';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { Answers, CurrentActor, Describes, Public, Refuses, Takes } from '../platform/http/index.js';
import { FromCaller } from './caller.js';
import { GuestDto, LoginDto, RefreshDto, RegisterDto, UpgradeGuestDto } from './dto/auth.dto.js';
import { SessionTokens } from './session-tokens.js';
import { SignInService, type Caller, type SignedInPerson } from './sign-in.service.js';
import { KnownDevices } from './throttle/known-devices.js';
import { REFRESH_COOKIE, TOKENS_CHOICE, TokenTransport } from './token-transport.js';

@ApiTags('auth')
@ApiHeader(TOKENS_CHOICE)
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly tokens: SessionTokens,
    private readonly transport: TokenTransport,
    private readonly devices: KnownDevices,
  ) {}

  @Public()
  @Post('register')
  @Describes('Make an account', 'Where one comes by invites only (`GET /settings`), with the code of one.')
  @Takes('RegisterBody')
  @Answers(201, 'SignedIn')
  @Refuses('FORBIDDEN', 'NOT_FOUND', 'GONE', 'CONFLICT', 'RATE_LIMITED')
  async register(
    @Body() body: RegisterDto,
    @FromCaller() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    this.transport.wishOf(request);
    return this.known(request, response, caller, await this.signIn.register(body, caller));
  }

  @Public()
  @Post('login')
  @HttpCode(200)
  @Describes(
    'Sign in',
    'By e-mail address or username. An unknown account is answered like a wrong password. Where the account has a second ' +
      'factor, the right password without a right `code` is refused with `errors` naming the field `code`.',
  )
  @Takes('LoginBody')
  @Answers(200, 'SignedIn')
  @Refuses('UNAUTHENTICATED', 'BANNED', 'RATE_LIMITED')
  async login(
    @Body() body: LoginDto,
    @FromCaller() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    this.transport.wishOf(request);
    return this.known(request, response, caller, await this.signIn.login(body, caller));
  }

  @Public()
  @Post('guest')
  @Describes('Come in with a name alone', 'For 24 hours, without a refresh token.')
  @Takes('GuestBody')
  @Answers(201, 'SignedIn')
  @Refuses('FORBIDDEN', 'RATE_LIMITED')
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
  @Describes('Make a guest a full user', 'Id, rooms and messages stay; the same session goes on.')
  @Takes('UpgradeGuestBody')
  @Answers(200, 'SignedIn')
  @Refuses('FORBIDDEN', 'NOT_FOUND', 'GONE', 'CONFLICT')
  async upgradeGuest(
    @CurrentActor() actor: Actor,
    @Body() body: UpgradeGuestDto,
    @FromCaller() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    this.transport.wishOf(request);
    return this.known(request, response, caller, await this.signIn.upgradeGuest(actor, body));
  }

  @Public()
  @Post('refresh')
  @HttpCode(200)
  @Describes(
    'Renew the tokens',
    'The refresh token comes from the cookie or the body and works once; using one again ends its session. ' +
      'A client whose answer was lost asks again with the same `attempt`.',
  )
  @Takes('RefreshBody', { required: false })
  @Answers(200, 'Tokens')
  @Refuses('UNAUTHENTICATED')
  async refresh(
    @Body() body: RefreshDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Tokens> {
    this.transport.wishOf(request);
    const cookies = request.cookies as Record<string, unknown>;
    const token = body.refreshToken ?? cookies[REFRESH_COOKIE];
    if (typeof token !== 'string')
      throw new ChatError('UNAUTHENTICATED', 'There is no refresh token. Sign in.');
    return this.transport.send(request, response, await this.tokens.renew(token, body.attempt));
  }

  /** The device is one on which they have signed in, from now on. */
  private known(request: Request, response: Response, caller: Caller, person: SignedInPerson): SignedIn {
    const cookie = this.devices.cookieFor(person.user.id, caller.deviceCookie);
    this.transport.markDevice(request, response, cookie);
    return this.answer(request, response, person);
  }

  private answer(request: Request, response: Response, { user, tokens }: SignedInPerson): SignedIn {
    return { user, ...this.transport.send(request, response, tokens) };
  }
}
