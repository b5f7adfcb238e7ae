import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Passport } from 'passport';
import { Strategy } from 'passport-jwt';
import { Config } from '../config/index.js';
import { AccessTokens, refusedToken } from './access-tokens.js';
import type { VerifiedActor } from './verified-actor.js';
import { BotTokens } from './bot-tokens/bot-tokens.js';
import { HttpToken } from './http-token.js';

const JWT = 'jwt';

/**
 * Who makes an HTTP call, by `passport-jwt`; a bot by its token, which is none.
 *
 * The strategy is kept in a Passport of its own, not in the module's global one: there, of two servers in one process
 * both would check tokens with the secret and the sessions of the one that was made last.
 */
@Injectable()
export class HttpAuthentication {
  private readonly passport = new Passport();

  constructor(
    config: Config,
    private readonly tokens: AccessTokens,
    private readonly bots: BotTokens,
    private readonly from: HttpToken,
  ) {
    const options = {
      secretOrKey: config.tokens.secret,
      algorithms: ['HS256' as const],
      jwtFromRequest: (request: Request) => from.read(request),
    };
    const strategy = new Strategy(
      options,
      (claims: unknown, done: (error: unknown, actor?: VerifiedActor) => void) => {
        tokens.accept(claims).then((actor) => done(null, actor), done);
      },
    );
    this.passport.use(JWT, strategy);
  }

  /** @throws ChatError `TOKEN_EXPIRED`, `UNAUTHENTICATED`, or `FORBIDDEN` for a cookie from elsewhere */
  async authenticate(request: Request, response: Response): Promise<VerifiedActor> {
    const token = this.from.read(request);
    if (this.bots.isOne(token)) return this.tokens.verify(token);
    return new Promise((resolve, reject) => {
      const answer = (error: Error | null, actor: VerifiedActor | false | undefined, info: unknown): void => {
        if (actor) resolve(actor);
        // What failed here, an absent database above all, says nothing about the token.
        else reject(error ?? refusedToken(info));
      };
      const check = this.passport.authenticate(JWT, { session: false }, answer) as (
        request: Request,
        response: Response,
        next: (error: unknown) => void,
      ) => void;
      check(request, response, reject);
    });
  }
}
