import { Injectable } from '@nestjs/common';
import type { Me } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { Accounts } from '../users/index.js';
import { Attempts } from './attempts.js';
import { Passwords } from './passwords.js';
import { SessionTokens, type Device, type IssuedTokens } from './session-tokens.js';
import { Sessions } from './sessions.js';

/** A device that asks from a network address, which limits count by. */
export interface Caller extends Device {
  readonly address: string;
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
    private readonly attempts: Attempts,
    private readonly transactions: Transactions,
  ) {}

  async register(
    input: { email: string; username: string; displayName?: string; password: string },
    caller: Caller,
  ): Promise<SignedInPerson> {
    await this.attempts.countRegistration(caller.address);
    const { email, username, displayName = username } = input;
    const passwordHash = await this.passwords.hash(input.password);
    const opened = await this.accounts.unlessTaken(input, () =>
      this.transactions.run(async (tx) => {
        const userId = await this.accounts.create(tx, { email, username, displayName, passwordHash });
        return this.tokens.open(tx, userId, device(caller));
      }),
    );
    return { user: await this.accounts.me(opened.userId), tokens: await this.tokens.issue(opened) };
  }

  /** An unknown account and a wrong password look the same and take the same time. */
  async login(input: { login: string; password: string }, caller: Caller): Promise<SignedInPerson> {
    const userId = await this.attempts.guarded(caller.address, async () => {
      const known = await this.accounts.credentialsOf(input.login);
      const right = await this.passwords.matches(input.password, known?.passwordHash);
      if (!known || !right)
        throw new ChatError('UNAUTHENTICATED', 'The e-mail address or username and the password do not fit.');
      return known.userId;
    });
    const opened = await this.transactions.run((tx) => this.tokens.open(tx, userId, device(caller)));
    return { user: await this.accounts.me(userId), tokens: await this.tokens.issue(opened) };
  }

  async guest(displayName: string, caller: Caller): Promise<SignedInPerson> {
    await this.attempts.countRegistration(caller.address);
    const opened = await this.transactions.run(async (tx) => {
      const userId = await this.accounts.createGuest(tx, displayName);
      return this.tokens.openForGuest(tx, userId, device(caller));
    });
    return { user: await this.accounts.me(opened.userId), tokens: await this.tokens.issue(opened) };
  }

  async upgradeGuest(
    actor: Actor,
    input: { email: string; username: string; password: string },
  ): Promise<SignedInPerson> {
    if (!actor.guest) throw new ChatError('CONFLICT', 'This is a full account already.');
    const { email, username } = input;
    const passwordHash = await this.passwords.hash(input.password);
    const opened = await this.accounts.unlessTaken(input, () =>
      this.transactions.run(async (tx) => {
        await this.accounts.upgradeGuest(tx, actor.userId, { email, username, passwordHash });
        return this.tokens.extend(tx, actor.userId, actor.sessionId);
      }),
    );
    this.sessions.changed(actor.sessionId);
    await this.accounts.tellChanged(actor.userId);
    return { user: await this.accounts.me(actor.userId), tokens: await this.tokens.issue(opened) };
  }
}

function device({ userAgent, ip }: Caller): Device {
  return { userAgent, ip };
}
