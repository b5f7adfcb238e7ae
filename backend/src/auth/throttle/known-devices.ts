import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/index.js';
import { derivedKey } from '../../platform/secrets/index.js';
import { SessionsRepository } from '../sessions.repository.js';
import type { AccountBudget } from './account-attempts.js';

const NONCE_BYTES = 16;
const MARK_BYTES = 16;
/** Accounts that one browser is known to. */
const MAX_MARKS = 5;
const COOKIE = /^[\w-]{22}(?:\.[\w-]{22}){1,5}$/;
/** Nobody has it: for an unknown account the same is asked as for others. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface CallingDevice {
  readonly ip: string | null;
  /** What its device cookie says; it may be anything. */
  readonly deviceCookie: string | null;
}

/**
 * By which devices and addresses people have signed in before. A browser carries it in a cookie: a random number of its
 * own, and for each account a mark that only this server can make of number and account. Nothing of it opens anything;
 * it decides with whom a device shares its failed attempts.
 */
@Injectable()
export class KnownDevices {
  private readonly key: Buffer;

  constructor(
    config: Config,
    private readonly sessions: SessionsRepository,
  ) {
    this.key = derivedKey(config.tokens.secret, 'known devices');
  }

  /** Where failures of this device to sign in as this login are put down; `userId` is missing where nobody is called so. */
  async budgetOf(login: string, userId: string | undefined, device: CallingDevice): Promise<AccountBudget> {
    const nonce = this.nonceOf(device.deviceCookie, userId ?? NOBODY);
    const isKnownAddress = await this.sessions.wasUsedFrom(userId ?? NOBODY, device.ip);
    if (userId !== undefined && nonce !== null) return { kind: 'known', key: `${userId} ${nonce}` };
    if (userId !== undefined && isKnownAddress) return { kind: 'known', key: `${userId} ${device.ip}` };
    const key = createHash('sha256').update(login.toLowerCase()).digest('base64url');
    return { kind: 'stranger', key };
  }

  /** The cookie of a device on which this person has just signed in. */
  cookieFor(userId: string, cookie: string | null): string {
    const [nonce = newNonce(), ...marks] = cookie !== null && COOKIE.test(cookie) ? cookie.split('.') : [];
    const mark = this.markOf(nonce, userId);
    return [nonce, ...[mark, ...marks.filter((other) => other !== mark)].slice(0, MAX_MARKS)].join('.');
  }

  /** The device's number, if it carries the mark of this account. */
  private nonceOf(cookie: string | null, userId: string): string | null {
    if (cookie === null || !COOKIE.test(cookie)) return null;
    const [nonce = '', ...marks] = cookie.split('.');
    const mark = Buffer.from(this.markOf(nonce, userId));
    const isMarked = marks.map((other) => timingSafeEqual(Buffer.from(other), mark)).includes(true);
    return isMarked ? nonce : null;
  }

  private markOf(nonce: string, userId: string): string {
    const mac = createHmac('sha256', this.key).update(`${nonce} ${userId}`).digest();
    return mac.subarray(0, MARK_BYTES).toString('base64url');
  }
}

function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString('base64url');
}
