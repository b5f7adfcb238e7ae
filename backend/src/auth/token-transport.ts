import { Injectable } from '@nestjs/common';
import { SIGNED_IN_COOKIE, TOKENS_HEADER, type Tokens } from '@parley/contracts';
import type { CookieOptions, Request, Response } from 'express';
import { Config } from '../config/index.js';
import { invalid } from '../platform/validation/index.js';
import type { IssuedTokens } from './session-tokens.js';

export const ACCESS_COOKIE = 'parley_access';
export const REFRESH_COOKIE = 'parley_refresh';
/** By which a device is known to accounts that it has signed in to. It opens nothing, and stays when they sign out. */
export const DEVICE_COOKIE = 'parley_device';

/** How the choice is shown in the API's documentation. */
export const TOKENS_CHOICE = {
  name: TOKENS_HEADER,
  required: false,
  description:
    '`body`: the refresh token in the body, no cookie. `cookie`: the access token in a cookie as well.',
  schema: { type: 'string', enum: ['body', 'cookie'] },
};

const REFRESH_PATH = '/api/v1/auth';
/** Where it is accepted from a cookie. */
const ACCESS_PATHS = ['/graphql', '/api'];
const DEVICE_COOKIE_MS = 365 * 24 * 60 * 60 * 1000;
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/**
 * How tokens travel: the refresh token in a cookie that no script can read; with `X-Parley-Tokens: body` in the body
 * and in no cookie; with `X-Parley-Tokens: cookie` the access token in a cookie as well.
 */
@Injectable()
export class TokenTransport {
  constructor(private readonly config: Config) {}

  /** @throws ChatError `VALIDATION` for an unknown wish; to be asked before anything is done. */
  wishOf(request: Request): 'body' | 'cookie' | 'default' {
    const wish = request.get(TOKENS_HEADER);
    if (wish === undefined) return 'default';
    if (wish === 'body' || wish === 'cookie') return wish;
    throw invalid([{ path: TOKENS_HEADER, message: `${TOKENS_HEADER} must be body or cookie` }]);
  }

  send(request: Request, response: Response, tokens: IssuedTokens): Tokens {
    const wish = this.wishOf(request);
    const { accessToken, expiresAt, refresh } = tokens;
    if (refresh && wish !== 'body') {
      response.cookie(REFRESH_COOKIE, refresh.token, this.options(request, REFRESH_PATH, refresh.expiresAt));
      response.cookie(SIGNED_IN_COOKIE, '1', this.readable(request, refresh.expiresAt));
    }
    if (wish === 'cookie') {
      for (const path of ACCESS_PATHS) {
        response.cookie(ACCESS_COOKIE, accessToken, this.options(request, path, expiresAt));
      }
    }
    response.setHeader('Cache-Control', 'no-store');
    return {
      accessToken,
      expiresAt: expiresAt.toISOString(),
      ...(refresh && wish === 'body' && { refreshToken: refresh.token }),
    };
  }

  /** Not to who wants no cookies. */
  markDevice(request: Request, response: Response, cookie: string): void {
    if (this.wishOf(request) === 'body') return;
    const expires = new Date(Date.now() + DEVICE_COOKIE_MS);
    response.cookie(DEVICE_COOKIE, cookie, this.options(request, REFRESH_PATH, expires));
  }

  clear(request: Request, response: Response): void {
    response.clearCookie(REFRESH_COOKIE, this.options(request, REFRESH_PATH));
    for (const path of ACCESS_PATHS) response.clearCookie(ACCESS_COOKIE, this.options(request, path));
    response.clearCookie(SIGNED_IN_COOKIE, this.readable(request));
  }

  private readable(request: Request, expires?: Date): CookieOptions {
    return { ...this.options(request, '/', expires), httpOnly: false };
  }

  private options(request: Request, path: string, expires?: Date): CookieOptions {
    return {
      httpOnly: true,
      sameSite: 'strict',
      path,
      secure: this.isSecure(request),
      ...(expires && { expires }),
    };
  }

  /**
   * Browsers drop a `Secure` cookie that comes over plain HTTP. Where PUBLIC_URL says what people use, that counts;
   * else what this request came by, and in production plain HTTP is believed only of this machine.
   */
  private isSecure(request: Request): boolean {
    const { publicUrl } = this.config.http;
    if (publicUrl !== null) return publicUrl.startsWith('https:');
    if (request.secure) return true;
    return this.config.environment === 'production' && !THIS_MACHINE.has(request.hostname);
  }
}
