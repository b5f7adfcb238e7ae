import type { AccountsController } from '../../../src/accounts/accounts.controller.js';
import type { AccountExportController } from '../../../src/accounts/account-export.controller.js';
import type { AuditController } from '../../../src/administration/audit.controller.js';
import type { LogLevelController } from '../../../src/administration/log-level.controller.js';
import type { PeopleController } from '../../../src/administration/people.controller.js';
import type { AdminRoomsController } from '../../../src/administration/rooms.controller.js';
import type { AttachmentsController } from '../../../src/attachments/attachments.controller.js';
import type { AuthController } from '../../../src/auth/auth.controller.js';
import type { MailLinksController } from '../../../src/auth/mail-links/mail-links.controller.js';
import type { AccountSecurityController } from '../../../src/auth/second-factor/account-security.controller.js';
import type { SessionsController } from '../../../src/auth/sessions.controller.js';
import type { BotsController } from '../../../src/bots/bots.controller.js';
import type { DraftsController } from '../../../src/drafts/drafts.controller.js';
import type { GraphqlController } from '../../../src/graphql/graphql.controller.js';
import type { IncomingHooksController } from '../../../src/incoming-hooks/incoming-hooks.controller.js';
import type { InvitesController } from '../../../src/invites/invites.controller.js';
import type { LinkPreviewsController } from '../../../src/link-previews/link-previews.controller.js';
import type { ChangesController } from '../../../src/messages/changes.controller.js';
import type { MessagesController } from '../../../src/messages/messages.controller.js';
import type { MentionsController } from '../../../src/messages/mentions.controller.js';
import type { PinsController } from '../../../src/messages/pins.controller.js';
import type { BansController } from '../../../src/moderation/bans.controller.js';
import type { BlocksController } from '../../../src/moderation/blocks.controller.js';
import type { MutesController } from '../../../src/moderation/mutes.controller.js';
import type { HealthController } from '../../../src/platform/observability/health.controller.js';
import type { MetricsController } from '../../../src/platform/observability/metrics.controller.js';
import type { OutgoingHooksController } from '../../../src/outgoing-hooks/outgoing-hooks.controller.js';
import type { PresenceController } from '../../../src/presence/presence.controller.js';
import type { MembersController } from '../../../src/rooms/members.controller.js';
import type { NotifyController } from '../../../src/rooms/notify.controller.js';
import type { ReceiptsController } from '../../../src/rooms/receipts.controller.js';
import type { RoomsController } from '../../../src/rooms/rooms.controller.js';
import type { SearchController } from '../../../src/search/search.controller.js';
import type { SharedRoomsController } from '../../../src/rooms/shared-rooms.controller.js';
import type { SettingsController } from '../../../src/settings/settings.controller.js';
import type { StatsController } from '../../../src/stats/stats.controller.js';
import type { AvatarsController } from '../../../src/users/avatars.controller.js';
import type { UsersController } from '../../../src/users/users.controller.js';

/** Every controller, by what it is called without `Controller`. */
interface Controllers {
  accounts: AccountsController;
  accountExport: AccountExportController;
  accountSecurity: AccountSecurityController;
  adminRooms: AdminRoomsController;
  attachments: AttachmentsController;
  audit: AuditController;
  auth: AuthController;
  avatars: AvatarsController;
  bans: BansController;
  blocks: BlocksController;
  bots: BotsController;
  changes: ChangesController;
  drafts: DraftsController;
  graphql: GraphqlController;
  health: HealthController;
  incomingHooks: IncomingHooksController;
  invites: InvitesController;
  linkPreviews: LinkPreviewsController;
  logLevel: LogLevelController;
  mailLinks: MailLinksController;
  members: MembersController;
  mentions: MentionsController;
  messages: MessagesController;
  metrics: MetricsController;
  mutes: MutesController;
  notify: NotifyController;
  outgoingHooks: OutgoingHooksController;
  people: PeopleController;
  pins: PinsController;
  presence: PresenceController;
  receipts: ReceiptsController;
  rooms: RoomsController;
  search: SearchController;
  sessions: SessionsController;
  settings: SettingsController;
  sharedRooms: SharedRoomsController;
  stats: StatsController;
  users: UsersController;
}

/** Something for every method of every controller. */
export type Handlers<T> = { [C in keyof Controllers]: Record<keyof Controllers[C], T> };

/** `rooms.getRoom` */
export type HandlerName = {
  [C in keyof Controllers]: `${C}.${keyof Controllers[C] & string}`;
}[keyof Controllers];
