import { createHash, randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { BOT_TOKEN_PREFIX, type BotScope, type BotToken, FOREVER, type Id } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import type { Transaction } from '../../platform/database/index.js';
import { ChatError } from '../../platform/errors/index.js';
import { SessionsRepository } from '../sessions.repository.js';
import { Sessions } from '../sessions.js';
import type { VerifiedActor } from '../verified-actor.js';
import { type BotTokenRow, BotTokensRepository } from './bot-tokens.repository.js';

const RANDOM_BYTES = 32;
const SHAPE = new RegExp(`^${BOT_TOKEN_PREFIX}[\\w-]{43}$`);
const MAX_ENTRIES = 10_000;
const MINUTE_MS = 60_000;

interface Known {
  readonly id: Id;
  readonly expiresAt: Date;
  /** When its use was last noted here. */
  notedAt: number;
}

export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly BotScope[];
  readonly expiresAt: Date | null;
}

/**
 * Access tokens of bots. Each is a session of its own, to which nobody signs in: what ends sessions (a revocation, a ban,
 * an end in time) ends it, here and on every instance, and its sockets with it.
 */
@Injectable()
export class BotTokens {
  private readonly logger = new Logger(BotTokens.name);
  /** Which session a token is never changes; whether that goes on is asked each time. */
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly tokens: BotTokensRepository,
    private readonly sessions: Sessions,
    private readonly rows: SessionsRepository,
  ) {}

  /** Whether this is meant to be such a token, and no JWT. */
  isOne(token: string): boolean {
    return token.startsWith(BOT_TOKEN_PREFIX);
  }

  /** What can be told without the database. @throws ChatError UNAUTHENTICATED */
  inspect(token: string): void {
    if (!SHAPE.test(token)) throw refused();
  }

  /** @throws ChatError UNAUTHENTICATED, TOKEN_EXPIRED */
  async verify(token: string): Promise<VerifiedActor> {
    this.inspect(token);
    const known = await this.find(token);
    if (known.expiresAt <= new Date()) {
      throw new ChatError('TOKEN_EXPIRED', 'The access token of this bot has expired. It needs a new one.');
    }
    const actor = await this.sessions.find(known.id);
    if (!actor) throw refused();
    this.noteUse(known);
    return { ...actor, expiresAt: known.expiresAt };
  }

  /** The only answer that ever holds the token. To be told to nobody before the transaction has been committed. */
  async make(
    tx: Transaction,
    botId: Id,
    madeBy: Id,
    { name, scopes, expiresAt }: TokenWish,
  ): Promise<BotToken> {
    const token = `${BOT_TOKEN_PREFIX}${randomBytes(RANDOM_BYTES).toString('base64url')}`;
    const id = newId();
    const end = expiresAt ?? new Date(FOREVER);
    await this.rows.insert(tx, { id, userId: botId, expiresAt: end, userAgent: null, ip: null });
    await this.tokens.insert(tx, { id, hash: hashOf(token), name, scopes, madeBy });
    const made = (await this.ofBot(botId, tx)).find((one) => one.id === id);
    if (!made) throw new Error('the token was not stored');
    return { ...made, token };
  }

  /** Those that go on, the latest first. */
  async ofBot(botId: Id, tx?: Transaction): Promise<BotToken[]> {
    return (await this.tokens.ofBot(botId, tx)).map(view);
  }

  private async find(token: string): Promise<Known> {
    const hash = hashOf(token);
    const key = hash.toString('base64');
    const remembered = this.known.get(key);
    if (remembered) return remembered;
    const found = await this.tokens.byHash(hash);
    if (!found) throw refused();
    const known = { ...found, notedAt: 0 };
    this.known.set(key, known);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MAX_ENTRIES) break;
      this.known.delete(oldest);
    }
    return known;
  }

  /** Nobody waits for it, and nothing is lost without it. */
  private noteUse(known: Known): void {
    const now = Date.now();
    if (now - known.notedAt < MINUTE_MS) return;
    known.notedAt = now;
    this.tokens
      .noteUse(known.id)
      .catch((error: unknown) => this.logger.debug({ err: error }, 'the use of a token was not noted'));
  }
}

/** Without a salt, because nobody can guess a token, and by it the token is found. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function refused(): ChatError {
  return new ChatError('UNAUTHENTICATED', 'The access token of this bot is not valid, or was revoked.');
}

function view({ id, name, scopes, created_at, expires_at, used_at }: BotTokenRow): BotToken {
  const expiresAt = expires_at.toISOString();
  return {
    id,
    name,
    scopes,
    createdAt: created_at.toISOString(),
    expiresAt: expiresAt === FOREVER ? null : expiresAt,
    lastUsedAt: used_at?.toISOString() ?? null,
  };
}
