import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/index.js';
import { AdministrationModule } from './administration/index.js';
import { AttachmentsModule } from './attachments/index.js';
import { AuthModule } from './auth/index.js';
import { BotsModule } from './bots/index.js';
import { ConfigModule, type Config } from './config/index.js';
import { DemoModule } from './demo/index.js';
import { DraftsModule } from './drafts/index.js';
import { GraphqlModule } from './graphql/index.js';
import { LinkPreviewsModule } from './link-previews/index.js';
import { DatabaseModule, type RunningDatabase } from './platform/database/index.js';
import { IncomingHooksModule } from './incoming-hooks/index.js';
import { InvitesModule } from './invites/index.js';
import { ModerationModule } from './moderation/index.js';
import { EventsModule } from './platform/events/index.js';
import { GuardedHttpModule } from './platform/guarded-http/index.js';
import { HttpModule } from './platform/http/index.js';
import { ImagesModule } from './platform/images/index.js';
import { ObservabilityModule } from './platform/observability/index.js';
import { LimitsModule } from './platform/limits/index.js';
import { RedisModule } from './platform/redis/index.js';
import { ShutdownModule } from './platform/shutdown/index.js';
import { SocketModule } from './platform/socket/index.js';
import { StorageModule } from './platform/storage/index.js';
import { UploadsModule } from './platform/uploads/index.js';
import { OutgoingHooksModule } from './outgoing-hooks/index.js';
import { PresenceModule } from './presence/index.js';
import { RealtimeModule } from './realtime/index.js';
import { RetentionModule } from './retention/index.js';
import { RoomsModule } from './rooms/index.js';
import { SettingsModule } from './settings/index.js';
import { StatsModule } from './stats/index.js';
import { SearchModule } from './search/index.js';
import { SyncModule } from './sync/index.js';
import { UsersModule } from './users/index.js';

/** The table of contents. */
@Module({})
export class AppModule {
  static of(config: Config, database: RunningDatabase): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        EventsModule,
        DatabaseModule.of(database),
        RedisModule,
        LimitsModule,
        ShutdownModule,
        SocketModule,
        HttpModule,
        GuardedHttpModule,
        StorageModule,
        UploadsModule,
        ImagesModule,
        ObservabilityModule,
        SettingsModule,
        UsersModule,
        AuthModule,
        AttachmentsModule,
        RoomsModule,
        DraftsModule,
        LinkPreviewsModule,
        ModerationModule,
        InvitesModule,
        IncomingHooksModule,
        OutgoingHooksModule,
        AccountsModule,
        AdministrationModule,
        BotsModule,
        StatsModule,
        RetentionModule,
        PresenceModule,
        SearchModule,
        SyncModule,
        RealtimeModule,
        GraphqlModule,
        ...(config.demoUsers ? [DemoModule] : []),
      ],
    };
  }
}
