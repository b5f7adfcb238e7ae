import type { Bot, BotScope, BotToken, CreateBotTokenBody } from '@parley/contracts';
import type { Api } from '../support/index.js';

let made = 0;

export async function makeBot(administrator: Api, username = `bot-${(made += 1)}`): Promise<Bot> {
  const { status, body } = await administrator.post<Bot>('/bots', { username });
  if (status !== 201) throw new Error(`the bot was not made: ${JSON.stringify(body)}`);
  return body;
}

export type MadeToken = BotToken & { readonly token: string };

export async function makeToken(
  administrator: Api,
  bot: Bot,
  scopes: BotScope[],
  more: Partial<CreateBotTokenBody> = {},
): Promise<MadeToken> {
  const { status, body } = await administrator.post<MadeToken>(`/bots/${bot.id}/tokens`, {
    name: 'CI',
    scopes,
    ...more,
  });
  if (status !== 201) throw new Error(`the token was not made: ${JSON.stringify(body)}`);
  return body;
}
