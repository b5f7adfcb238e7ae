import { Injectable } from '@nestjs/common';
import { type BotToken, type CreateBotTokenBody, type Id, LIMITS, type Page } from '@parley/contracts';
import { requireAdministrator } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import { BotTokens, Sessions } from '../auth/index.js';
import type { Actor } from '../platform/actor.js';
import { type Transaction, Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { invalid } from '../platform/validation/index.js';
import { BotsRepository } from './bots.repository.js';
import { noSuchBot } from './bots.service.js';

/** The access tokens of bots, given and taken away by those who run the server. */
@Injectable()
export class BotTokensService {
  constructor(
    private readonly bots: BotsRepository,
    private readonly tokens: BotTokens,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly transactions: Transactions,
  ) {}

  /** Those that go on, the latest first; there are never many. @throws ChatError FORBIDDEN, NOT_FOUND */
  async list(actor: Actor, botId: Id): Promise<Page<BotToken>> {
    requireAdministrator(actor);
    const items = await this.transactions.run(async (tx) => {
      await this.lock(tx, botId);
      return this.tokens.ofBot(botId, tx);
    });
    return { items, nextCursor: null };
  }

  /** The only answer that ever holds the token. @throws ChatError FORBIDDEN, NOT_FOUND, VALIDATION, CONFLICT */
  async create(actor: Actor, botId: Id, body: CreateBotTokenBody): Promise<BotToken> {
    requireAdministrator(actor);
    const expiresAt = endOf(body.expiresAt);
    return this.transactions.run(async (tx) => {
      const { banned } = await this.lock(tx, botId);
      if (banned) throw new ChatError('CONFLICT', 'This bot is banned. Lift the ban first.');
      if ((await this.tokens.ofBot(botId, tx)).length >= LIMITS.tokensPerBot) {
        throw new ChatError('CONFLICT', `A bot has at most ${LIMITS.tokensPerBot} tokens. Revoke one first.`);
      }
      const made = await this.tokens.make(tx, botId, actor.userId, { ...body, expiresAt });
      const { id: tokenId, name, scopes } = made;
      const entry = { act: 'bot.token-created', actorId: actor.userId, targetId: botId } as const;
      const details = { tokenId, name, scopes, expiresAt: made.expiresAt };
      await this.audit.record(tx, { ...entry, details });
      return made;
    });
  }

  /** Its sockets go on every instance. @throws ChatError FORBIDDEN, NOT_FOUND for one that has ended, too */
  async revoke(actor: Actor, botId: Id, tokenId: Id): Promise<void> {
    requireAdministrator(actor);
    const tellEnded = await this.transactions.run(async (tx) => {
      await this.lock(tx, botId);
      const token = (await this.tokens.ofBot(botId, tx)).find(({ id }) => id === tokenId);
      if (!token) throw new ChatError('NOT_FOUND', 'This bot has no such token.');
      const entry = { act: 'bot.token-revoked', actorId: actor.userId, targetId: botId } as const;
      await this.audit.record(tx, { ...entry, details: { tokenId, name: token.name } });
      return this.sessions.endIn(tx, botId, { only: tokenId }, 'revoked');
    });
    tellEnded();
  }

  private async lock(tx: Transaction, botId: Id): Promise<{ banned: boolean }> {
    const bot = await this.bots.lock(tx, botId);
    if (!bot) throw noSuchBot();
    return bot;
  }
}

function endOf(expiresAt: string | undefined): Date | null {
  if (expiresAt === undefined) return null;
  const end = new Date(expiresAt);
  if (end > new Date()) return end;
  throw invalid([{ path: 'expiresAt', message: 'expiresAt must be in the future' }]);
}
