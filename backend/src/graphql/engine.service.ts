import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { AccountFields } from './account/account.fields.js';
import type { Engine } from './engine/engine.js';
import { LiveFields } from './live/live.fields.js';
import { MessageFields } from './messages/messages.fields.js';
import { ModerationFields } from './moderation/moderation.fields.js';
import { PeopleFields } from './people/people.fields.js';
import { RoomFields } from './rooms/rooms.fields.js';
import { SearchFields } from './search/search.fields.js';
import type { SchemaPart } from './fields.js';
import { Refusals } from './refusals.js';

/** The engine, built when somebody first asks for it: an instance that nobody speaks GraphQL to pays nothing for it. */
@Injectable()
export class EngineService {
  private readonly parts: readonly SchemaPart[];
  private engine: Promise<Engine> | undefined;

  constructor(
    private readonly config: Config,
    private readonly refusals: Refusals,
    people: PeopleFields,
    account: AccountFields,
    rooms: RoomFields,
    messages: MessageFields,
    search: SearchFields,
    moderation: ModerationFields,
    live: LiveFields,
  ) {
    this.parts = [people, account, rooms, messages, search, moderation, live];
  }

  get(): Promise<Engine> {
    this.engine ??= this.build();
    return this.engine;
  }

  private async build(): Promise<Engine> {
    const { Engine } = await import('./engine/engine.js');
    return new Engine(this.parts, this.config.graphql, this.config.environment, this.refusals);
  }
}
