import { Injectable } from '@nestjs/common';
import type { Me } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { Registration } from '../registration/index.js';
import { Settings } from '../settings/index.js';
import { Accounts, type Credentials } from '../users/index.js';
import { EmailConfirmationService } from './mail-links/email-confirmation.service.js';
import { Passwords } from './passwords.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { SessionTokens, type Device, type IssuedTokens } from './session-tokens.js';
import { Sessions } from './sessions.js';
import { AccountAttempts } from './throttle/account-attempts.js';
import { Attempts } from './throttle/attempts.js';
import { KnownDevices } from './throttle/known-devices.js';

/** A device that asks from a network address, which limits count by. */
export interface Caller extends Device {
  readonly address: string;
  /** By which it may be known; whatever it says. */
  readonly deviceCookie: string | null;
}

export interface SignedInPerson {
  readonly user: Me;
  readonly tokens: IssuedTokens;
}

/** The ways in: registering, logging in, coming as a guest and staying as a full user. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly tokens: SessionTokens,
    private readonly sessions: Sessions,
    private readonly secondFactors: SecondFactors,
    private readonly confirmation: EmailConfirmationService,
    private readonly devices: KnownDevices,
    private readonly attempts: Attempts,
    private readonly accountAttempts: AccountAttempts,
    private readonly transactions: Transactions,
    private readonly registration: Registration,
    private readonly settings: Settings,
  ) {}

  /** @throws ChatError `FORBIDDEN`, `NOT_FOUND` or `GONE` to who may not register here; `CONFLICT`, `RATE_LIMITED` */
  async register(
    input: { email: string; username: string; displayName?: string; password: string; invite?: string },
    caller: Caller,
  ): Promise<SignedInPerson> {
    await this.attempts.countRegistration(caller.address);
    await this.registration.require(input.invite);
    const { email, username, displayName = username } = input;
    const passwordHash = await this.passwords.hash(input.password);
    const opened = await this.accounts.unlessTaken(input, () =>
      this.transactions.run(async (tx) => {
        const userId = await this.accounts.create(tx, { email, username, displayName, passwordHash });
        await this.registration.complete(tx, userId, input.invite);
        return this.tokens.open(tx, userId, device(caller));
      }),
    );
    this.confirmation.request(opened.userId);
    return { user: await this.accounts.me(opened.userId), tokens: await this.tokens.issue(opened) };
  }

  /**
   * An unknown account and a wrong password look the same and take the same time: the same questions are asked of the
   * database and one hash is checked. What else is wrong is told only to who knows the password.
   *
   * @throws ChatError `UNAUTHENTICATED`, naming the field `code` where the second factor is what is missing; `BANNED`
   */
  login(input: { login: string; password: string; code?: string }, caller: Caller): Promise<SignedInPerson> {
    return this.attempts.guarded(caller.address, async () => {
      const known = await this.accounts.credentialsOf(input.login);
      const budget = await this.devices.budgetOf(input.login, known?.userId, caller);
      const opened = await this.accountAttempts.guarded(budget, async () => {
        const right = await this.passwords.matches(input.password, known?.passwordHash);
        if (!known || !right) throw doNotFit();
        return this.open(known, input.code, caller);
      });
      return { user: await this.accounts.me(opened.userId), tokens: await this.tokens.issue(opened) };
    });
  }

  async guest(displayName: string, caller: Caller): Promise<SignedInPerson> {
    await this.attempts.countRegistration(caller.address);
    await this.settings.requireGuests();
    const opened = await this.transactions.run(async (tx) => {
      const userId = await this.accounts.createGuest(tx, displayName);
      return this.tokens.openForGuest(tx, userId, device(caller));
    });
    return { user: await this.accounts.me(opened.userId), tokens: await this.tokens.issue(opened) };
  }

  async upgradeGuest(
    actor: Actor,
    input: { email: string; username: string; password: string; invite?: string },
  ): Promise<SignedInPerson> {
    if (!actor.guest) throw new ChatError('CONFLICT', 'This is a full account already.');
    await this.registration.require(input.invite);
    const { email, username } = input;
    const passwordHash = await this.passwords.hash(input.password);
    const opened = await this.accounts.unlessTaken(input, () =>
      this.transactions.run(async (tx) => {
        await this.accounts.upgradeGuest(tx, actor.userId, { email, username, passwordHash });
        await this.registration.complete(tx, actor.userId, input.invite);
        return this.tokens.extend(tx, actor.userId, actor.sessionId);
      }),
    );
    this.sessions.changed(actor.sessionId);
    this.confirmation.request(actor.userId);
    await this.accounts.tellChanged(actor.userId);
    return { user: await this.accounts.me(actor.userId), tokens: await this.tokens.issue(opened) };
  }

  /**
   * With the account locked, as it was when the password was checked: whatever ends all its sessions either ends this
   * one, too, or comes first and is seen here.
   */
  private open({ userId, passwordHash }: Credentials, code: string | undefined, caller: Caller) {
    return this.transactions.run(async (tx) => {
      const now = await this.accounts.lockedCredentials(tx, userId);
      if (now?.passwordHash !== passwordHash) throw doNotFit();
      if (now.isBanned) throw new ChatError('BANNED', 'This account was banned by an administrator.');
      await this.secondFactors.pass(tx, userId, code, 'UNAUTHENTICATED');
      return this.tokens.open(tx, userId, device(caller));
    });
  }
}

function doNotFit(): ChatError {
  return new ChatError('UNAUTHENTICATED', 'The e-mail address or username and the password do not fit.');
}

function device({ userAgent, ip }: Caller): Device {
  return { userAgent, ip };
}
