import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Config } from '../config/index.js';
import { AccessTokens, type VerifiedActor } from './access-tokens.js';
import { ACCESS_COOKIE } from './token-transport.js';

const fromHeader = ExtractJwt.fromAuthHeaderAsBearerToken();

export function cookieToken(request: Request): string | null {
  const cookies = request.cookies as Record<string, unknown> | undefined;
  const token = cookies?.[ACCESS_COOKIE];
  return typeof token === 'string' ? token : null;
}

/** The access token of a REST call, from the `Authorization` header or else from the cookie. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    private readonly tokens: AccessTokens,
  ) {
    super({
      jwtFromRequest: (request: Request) => fromHeader(request) ?? cookieToken(request),
      secretOrKey: config.tokens.secret,
      algorithms: ['HS256'],
    });
  }

  /** Called with the claims of a token whose signature and time are right. */
  validate(claims: object): Promise<VerifiedActor> {
    return this.tokens.actorOf(claims);
  }
}
