import { Injectable } from '@nestjs/common';
import type { AdminUser, Id, Page } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import { Sessions } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { Accounts, UserDirectory } from '../users/index.js';
import { PeopleRepository, type PeopleFilter } from './people.repository.js';

/** The people of this server, as administrators see them, and their devices. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly people: PeopleRepository,
    private readonly users: UserDirectory,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** By username. @throws ChatError FORBIDDEN to everybody but administrators, VALIDATION */
  async list(actor: Actor, filter: PeopleFilter, { cursor, limit }: PageRequest): Promise<Page<AdminUser>> {
    requireAdministrator(actor);
    const found = await this.people.list(filter, readCursor(cursor) ?? '', limit + 1);
    const { items, nextCursor } = pageOf(found, limit, ({ username }) => username);
    const users = await this.users.byIds(items.map(({ id }) => id));
    return {
      items: items.flatMap((row) => {
        const user = users.get(row.id);
        if (!user) return [];
        const { email, email_confirmed: emailConfirmed, role, state, sessions } = row;
        const lastSeenAt = row.last_seen_at?.toISOString() ?? null;
        return [{ ...user, email, emailConfirmed, role, state, lastSeenAt, sessions }];
      }),
      nextCursor,
    };
  }

  /** Every device of theirs is signed out. @throws ChatError FORBIDDEN, NOT_FOUND */
  async endSessions(actor: Actor, userId: Id): Promise<void> {
    requireAdministrator(actor);
    const tellEnded = await this.transactions.run(async (tx) => {
      if (!(await this.accounts.lockedCredentials(tx, userId))) throw noSuchPerson();
      const entry = { act: 'account.sessions-ended', actorId: actor.userId, targetId: userId } as const;
      await this.audit.record(tx, { ...entry, details: {} });
      return this.sessions.endIn(tx, userId, {}, 'revoked');
    });
    tellEnded();
  }
}

export function noSuchPerson(): ChatError {
  return new ChatError('NOT_FOUND', 'There is no such person.');
}
