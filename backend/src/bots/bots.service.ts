import { Injectable } from '@nestjs/common';
import type { Bot, CreateBotBody, Page } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import type { Actor } from '../platform/actor.js';
import { Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { pageOf, readCursor, type PageRequest } from '../platform/http/index.js';
import { Accounts, UserDirectory } from '../users/index.js';
import { type BotRow, BotsRepository } from './bots.repository.js';

/** Accounts of programs, made and looked after by those who run the server. */
@Injectable()
export class BotsService {
  constructor(
    private readonly bots: BotsRepository,
    private readonly accounts: Accounts,
    private readonly users: UserDirectory,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** By username. @throws ChatError FORBIDDEN, VALIDATION */
  async list(actor: Actor, { cursor, limit }: PageRequest): Promise<Page<Bot>> {
    requireAdministrator(actor);
    const rows = await this.bots.list({ after: readCursor(cursor) ?? '', limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit, ({ username }) => username);
    return { items: await this.views(items), nextCursor };
  }

  /** It has no token yet, and can do nothing. @throws ChatError FORBIDDEN, CONFLICT */
  async create(actor: Actor, { username, displayName = username }: CreateBotBody): Promise<Bot> {
    requireAdministrator(actor);
    const id = await this.accounts.unlessTaken({ email: '', username }, () =>
      this.transactions.run(async (tx) => {
        const made = await this.accounts.createBot(tx, { username, displayName, madeBy: actor.userId });
        const entry = { act: 'bot.created', actorId: actor.userId, targetId: made } as const;
        await this.audit.record(tx, { ...entry, details: {} });
        return made;
      }),
    );
    const [bot] = await this.views(await this.bots.list({ id }));
    if (!bot) throw noSuchBot();
    return bot;
  }

  private async views(rows: readonly BotRow[]): Promise<Bot[]> {
    const users = await this.users.byIds(rows.flatMap(({ id, made_by }) => (made_by ? [id, made_by] : [id])));
    return rows.flatMap(({ id, made_by, banned, tokens, used_at }) => {
      const user = users.get(id);
      if (!user) return [];
      const madeBy = (made_by && users.get(made_by)) || null;
      return [{ ...user, madeBy, banned, tokens, lastUsedAt: used_at?.toISOString() ?? null }];
    });
  }
}

export function noSuchBot(): ChatError {
  return new ChatError('NOT_FOUND', 'There is no such bot.');
}
