import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { AccessModule } from '../access/index.js';
import { InvitesModule } from '../invites/index.js';
import { MessagesModule } from '../messages/index.js';
import { ModerationModule } from '../moderation/index.js';
import { PresenceModule } from '../presence/index.js';
import { RoomsModule } from '../rooms/index.js';
import { SearchModule } from '../search/index.js';
import { UsersModule } from '../users/index.js';
import { AccountFields } from './account/account.fields.js';
import { EngineService } from './engine.service.js';
import { Explorer } from './explorer/explorer.js';
import { GraphqlController } from './graphql.controller.js';
import { LiveDoor } from './live/live-door.js';
import { LiveFields } from './live/live.fields.js';
import { LiveProtocol } from './live/live-protocol.js';
import { LoaderFactory } from './loaders.js';
import { MessageFields } from './messages/messages.fields.js';
import { ModerationFields } from './moderation/moderation.fields.js';
import { PeopleFields } from './people/people.fields.js';
import { Refusals } from './refusals.js';
import { RoomFields } from './rooms/rooms.fields.js';
import { SearchFields } from './search/search.fields.js';

/** GraphQL at `/graphql`, over the same services as REST. */
@Module({
  imports: [
    AccessModule,
    AuthModule,
    InvitesModule,
    MessagesModule,
    ModerationModule,
    PresenceModule,
    RoomsModule,
    SearchModule,
    UsersModule,
  ],
  controllers: [GraphqlController],
  providers: [
    AccountFields,
    EngineService,
    Explorer,
    LiveDoor,
    LiveFields,
    LiveProtocol,
    LoaderFactory,
    MessageFields,
    ModerationFields,
    PeopleFields,
    Refusals,
    RoomFields,
    SearchFields,
  ],
})
export class GraphqlModule {}
