import type { Bot, BotToken, CreateBotBody, CreateBotTokenBody, Id, Page } from '@parley/contracts';
import {
  botsCreateBot,
  botsCreateBotToken,
  botsListBots,
  botsListBotTokens,
  botsRevokeBotToken,
} from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';
import type { PageQuery } from './page-query.js';

/** Bots and their tokens, for administrators. */
export class BotsApi {
  constructor(private readonly rest: Client) {}

  /** By username. */
  list(page: PageQuery = {}): Promise<Page<Bot>> {
    return botsListBots({ client: this.rest, query: page });
  }

  create(body: CreateBotBody): Promise<Bot> {
    return botsCreateBot({ client: this.rest, body });
  }

  /** Those that go on, the latest first. */
  tokens(botId: Id): Promise<Page<BotToken>> {
    return botsListBotTokens({ client: this.rest, path: { id: botId } });
  }

  /** The only answer that holds the token. */
  createToken(botId: Id, body: CreateBotTokenBody): Promise<BotToken> {
    return botsCreateBotToken({ client: this.rest, path: { id: botId }, body });
  }

  revokeToken(botId: Id, tokenId: Id): Promise<void> {
    return botsRevokeBotToken({ client: this.rest, path: { id: botId, tokenId } });
  }
}
