import { Injectable } from '@nestjs/common';
import type { SignedIn, Tokens } from '@parley/contracts';
import { IsString, MaxLength } from 'class-validator';
import {
  type Caller,
  GuestDto,
  type IssuedTokens,
  LoginDto,
  RefreshDto,
  RegisterDto,
  Sessions,
  SessionTokens,
  SignInService,
  UpgradeGuestDto,
} from '../../auth/index.js';
import { ChatError } from '../../platform/errors/index.js';
import type { RequestContext } from '../context.js';
import { done, forEverybody, NoArgs, type SchemaPart, signedIn } from '../fields.js';
import { IdArgs, PageArgs, pageOf } from '../page-args.js';
import { ACCOUNT } from './account.schema.js';

/** No token of ours is nearly as long. */
const TOKEN_MAX_LENGTH = 4_096;

class AccessTokenArgs {
  @IsString()
  @MaxLength(TOKEN_MAX_LENGTH)
  accessToken: string;
}

/** Coming in and going out. Tokens come in the answer, as over REST with `X-Parley-Tokens: body`; no cookie is set. */
@Injectable()
export class AccountFields implements SchemaPart {
  readonly text = ACCOUNT;

  constructor(
    private readonly signIn: SignInService,
    private readonly tokens: SessionTokens,
    private readonly sessions: Sessions,
  ) {}

  readonly queries = {
    sessions: signedIn(PageArgs, (actor, page) => this.sessions.list(actor, pageOf(page))),
  };

  readonly mutations = {
    register: forEverybody(RegisterDto, async (args, context) =>
      signedInAs(await this.signIn.register(args, callerOf(context))),
    ),
    login: forEverybody(LoginDto, async (args, context) =>
      signedInAs(await this.signIn.login(args, callerOf(context))),
    ),
    guest: forEverybody(GuestDto, async ({ displayName }, context) =>
      signedInAs(await this.signIn.guest(displayName, callerOf(context))),
    ),
    upgradeGuest: signedIn(UpgradeGuestDto, async (actor, args) =>
      signedInAs(await this.signIn.upgradeGuest(actor, args)),
    ),
    refresh: forEverybody(RefreshDto, async ({ refreshToken, attempt }, context) => {
      callerOf(context);
      if (refreshToken === undefined) {
        throw new ChatError('UNAUTHENTICATED', 'There is no refresh token. Sign in.');
      }
      return tokensOf(await this.tokens.renew(refreshToken, attempt));
    }),
    logout: signedIn(NoArgs, (actor) =>
      done(this.sessions.end(actor.userId, { only: actor.sessionId }, 'logout')),
    ),
    logoutAll: signedIn(NoArgs, (actor) => done(this.sessions.end(actor.userId, {}, 'logout'))),
    endSession: signedIn(IdArgs, (actor, { id }) => done(this.sessions.endOne(actor, id, 'revoked'))),
    renewConnection: signedIn(AccessTokenArgs, (_actor, { accessToken }, { connection }) => {
      if (connection) return connection.renew(accessToken);
      throw new ChatError('VALIDATION', 'Only a WebSocket is renewed. Send the new token with the request.');
    }),
  };
}

/** A connection belongs to who opened it: others come in over HTTP, where their address counts. */
function callerOf({ caller }: RequestContext): Caller {
  if (caller) return caller;
  throw new ChatError('VALIDATION', 'Sign in over HTTP, and connect with the new token.');
}

function signedInAs({ user, tokens }: { user: SignedIn['user']; tokens: IssuedTokens }): SignedIn {
  return { user, ...tokensOf(tokens) };
}

function tokensOf({ accessToken, expiresAt, refresh }: IssuedTokens): Tokens {
  return { accessToken, expiresAt: expiresAt.toISOString(), ...(refresh && { refreshToken: refresh.token }) };
}
