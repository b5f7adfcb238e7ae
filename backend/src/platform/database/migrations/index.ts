import { Initial1700000000000 } from './1700000000000-initial.js';
import { Moderation1763700000000 } from './1763700000000-moderation.js';
import { BlocksAndAudit1763730000000 } from './1763730000000-blocks-and-audit.js';
import { Pins1763740000000 } from './1763740000000-pins.js';
import { AccountSecurity1763745000000 } from './1763745000000-account-security.js';
import { LostEvents1763900000000 } from './1763900000000-lost-events.js';
import { Administration1763960000000 } from './1763960000000-administration.js';
import { Files1764100000000 } from './1764100000000-files.js';
import { Search1764110000000 } from './1764110000000-search.js';
import { LivingInRooms1764120000000 } from './1764120000000-living-in-rooms.js';
import { LinkPreviews1764130000000 } from './1764130000000-link-previews.js';
import { Bots1764140000000 } from './1764140000000-bots.js';
import { IncomingHooks1764150000000 } from './1764150000000-incoming-hooks.js';
import { OutgoingHooks1764160000000 } from './1764160000000-outgoing-hooks.js';
import { Mentions1764170000000 } from './1764170000000-mentions.js';
import { ProfileVersions1764180000000 } from './1764180000000-profile-versions.js';
import { UnreadCounts1764200000000 } from './1764200000000-unread-counts.js';
import { SearchOfOldMessages1764210000000 } from './1764210000000-search-of-old-messages.js';

/** In the order in which they are run. */
export const MIGRATIONS = [
  Initial1700000000000,
  Moderation1763700000000,
  BlocksAndAudit1763730000000,
  Pins1763740000000,
  AccountSecurity1763745000000,
  LostEvents1763900000000,
  Administration1763960000000,
  Files1764100000000,
  Search1764110000000,
  LivingInRooms1764120000000,
  LinkPreviews1764130000000,
  Bots1764140000000,
  IncomingHooks1764150000000,
  OutgoingHooks1764160000000,
  Mentions1764170000000,
  ProfileVersions1764180000000,
  UnreadCounts1764200000000,
  SearchOfOldMessages1764210000000,
];
