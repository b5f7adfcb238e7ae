import { AdministrationApi } from './administration.api.js';
import { AttachmentsApi } from './attachments.api.js';
import { AuditApi } from './audit.api.js';
import { AuthApi } from './auth.api.js';
import { BlocksApi } from './blocks.api.js';
import { DraftsApi } from './drafts.api.js';
import { BotsApi } from './bots.api.js';
import { HooksApi } from './hooks.api.js';
import type { Http } from './http.js';
import { InvitesApi } from './invites.api.js';
import { MembersApi } from './members.api.js';
import { MessagesApi } from './messages.api.js';
import { ModerationApi } from './moderation.api.js';
import { PresenceApi } from './presence.api.js';
import { PreviewsApi } from './previews.api.js';
import { RoomsApi } from './rooms.api.js';
import { SecurityApi } from './security.api.js';
import { SettingsApi } from './settings.api.js';
import { StatsApi } from './stats.api.js';
import { UsersApi } from './users.api.js';

/** REST, grouped as its paths are. Every call resolves with the server's answer or rejects with a `ChatError`. */
export class Api {
  readonly auth: AuthApi;
  readonly users: UsersApi;
  readonly rooms: RoomsApi;
  readonly members: MembersApi;
  readonly messages: MessagesApi;
  readonly invites: InvitesApi;
  readonly presence: PresenceApi;
  readonly attachments: AttachmentsApi;
  readonly blocks: BlocksApi;
  readonly drafts: DraftsApi;
  readonly previews: PreviewsApi;
  readonly audit: AuditApi;
  readonly moderation: ModerationApi;
  readonly security: SecurityApi;
  readonly settings: SettingsApi;
  readonly administration: AdministrationApi;
  readonly stats: StatsApi;
  readonly bots: BotsApi;
  readonly hooks: HooksApi;

  constructor(http: Http) {
    this.auth = new AuthApi(http);
    this.users = new UsersApi(http);
    this.rooms = new RoomsApi(http);
    this.members = new MembersApi(http);
    this.messages = new MessagesApi(http);
    this.invites = new InvitesApi(http);
    this.presence = new PresenceApi(http);
    this.attachments = new AttachmentsApi(http);
    this.blocks = new BlocksApi(http);
    this.drafts = new DraftsApi(http);
    this.previews = new PreviewsApi(http);
    this.audit = new AuditApi(http);
    this.moderation = new ModerationApi(http);
    this.security = new SecurityApi(http);
    this.settings = new SettingsApi(http);
    this.administration = new AdministrationApi(http);
    this.stats = new StatsApi(http);
    this.bots = new BotsApi(http);
    this.hooks = new HooksApi(http);
  }
}
