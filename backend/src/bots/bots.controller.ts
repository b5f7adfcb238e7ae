import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Bot, BotToken, Page } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import {
  Answers,
  CurrentActor,
  Describes,
  IdParam,
  PageRequest,
  Refuses,
  Takes,
} from '../platform/http/index.js';
import { BotTokensService } from './bot-tokens.service.js';
import { BotsService } from './bots.service.js';
import { CreateBotTokenDto } from './dto/create-bot-token.dto.js';
import { CreateBotDto } from './dto/create-bot.dto.js';

@ApiTags('bots')
@Controller('bots')
export class BotsController {
  constructor(
    private readonly bots: BotsService,
    private readonly tokens: BotTokensService,
  ) {}

  @Get()
  @Describes('The bots of this server', 'For administrators. By username.')
  @Answers(200, 'Page<Bot>')
  @Refuses('FORBIDDEN')
  listBots(@CurrentActor() actor: Actor, @Query() page: PageRequest): Promise<Page<Bot>> {
    return this.bots.list(actor, page);
  }

  @Post()
  @Describes(
    'Make a bot',
    'For administrators. An account without a password: it comes in by tokens alone, and into rooms as people do. To switch ' +
      'it off, ban its account.',
  )
  @Takes('CreateBotBody')
  @Answers(201, 'Bot')
  @Refuses('FORBIDDEN', 'CONFLICT')
  createBot(@CurrentActor() actor: Actor, @Body() body: CreateBotDto): Promise<Bot> {
    return this.bots.create(actor, body);
  }

  @Get(':id/tokens')
  @Describes('The access tokens of a bot, the latest first', 'For administrators. Those that go on.')
  @Answers(200, 'Page<BotToken>')
  @Refuses('FORBIDDEN', 'NOT_FOUND')
  listBotTokens(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<Page<BotToken>> {
    return this.tokens.list(actor, id);
  }

  @Post(':id/tokens')
  @Describes(
    'Make an access token for a bot',
    'For administrators. The token is in this answer and in no other; it is stored hashed. It is sent as any access token, ' +
      'to REST, GraphQL and sockets, and does what its scopes cover.',
  )
  @Takes('CreateBotTokenBody')
  @Answers(201, 'BotToken')
  @Refuses('FORBIDDEN', 'NOT_FOUND', 'CONFLICT')
  createBotToken(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CreateBotTokenDto,
  ): Promise<BotToken> {
    return this.tokens.create(actor, id, body);
  }

  @Delete(':id/tokens/:tokenId')
  @HttpCode(204)
  @Describes('Revoke an access token of a bot', 'For administrators. Its sockets end, on every instance.')
  @Answers(204)
  @Refuses('FORBIDDEN', 'NOT_FOUND')
  revokeBotToken(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdParam('tokenId') tokenId: string,
  ): Promise<void> {
    return this.tokens.revoke(actor, id, tokenId);
  }
}
