import type {
  AccountSecurity,
  Activity,
  AdminRoom,
  AdminUser,
  Attachment,
  AuditFacts,
  Ban,
  Bot,
  BotToken,
  Changes,
  Draft,
  HookDelivery,
  IncomingHook,
  Invite,
  LinkPreview,
  Me,
  Member,
  Membership,
  Message,
  MessagePage,
  MyRoom,
  OutgoingHook,
  Page,
  Pin,
  Presence,
  Reaction,
  ReadMarks,
  Receipts,
  RecoveryCodes,
  Room,
  Processing,
  SearchPage,
  SecondFactorSetup,
  ServerSettings,
  Session,
  Stats,
  StatsBucket,
  StatsSeries,
  Timing,
  Tokens,
  User,
  UserStats,
} from '@parley/contracts';

/**
 * Which fields something has, each of them always and no other: `true` is a value without fields of its own, `anything`
 * one whose fields are its owner's affair, `[shape]` a list. `null` may stand for what has fields.
 */
export type Shape = true | 'anything' | readonly [Shape] | { readonly [field: string]: Shape };

/** Every field that the contract has, and none besides: more or less does not compile. */
type Of<T> = Readonly<Record<keyof T, Shape>>;

export const USER: Of<User> = {
  id: true,
  username: true,
  displayName: true,
  avatarUrl: true,
  bio: true,
  guest: true,
  bot: true,
  createdAt: true,
};
export const SERVER_SETTINGS: Of<ServerSettings> = {
  registration: true,
  guests: true,
  roomCreation: true,
  retentionDays: true,
};
export const ADMIN_USER: Of<AdminUser> = {
  ...USER,
  email: true,
  emailConfirmed: true,
  role: true,
  state: true,
  lastSeenAt: true,
  sessions: true,
};
export const BOT: Of<Bot> = { ...USER, madeBy: USER, banned: true, tokens: true, lastUsedAt: true };
/** The token itself is in the answer that makes it and in no other. */
export const BOT_TOKEN: Of<Omit<BotToken, 'token'>> = {
  id: true,
  name: true,
  scopes: [true],
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
};
export const NEW_BOT_TOKEN: Of<BotToken> = { ...BOT_TOKEN, token: true };
export const ADMIN_ROOM: Of<AdminRoom> = {
  id: true,
  kind: true,
  name: true,
  createdAt: true,
  owner: USER,
  memberCount: true,
  messages: true,
  lastActivityAt: true,
};

const TIMING: Of<Timing> = { count: true, p50: true, p95: true, p99: true };
const PROCESSING: Of<Processing> = { events: TIMING, requests: TIMING };
const ACTIVITY: Of<Activity> = {
  messages: { user: true, system: true },
  // By names of which those are missing that did not happen.
  events: 'anything',
  errors: 'anything',
  rateLimitHits: 'anything',
};
export const STATS: Of<Stats> = {
  ...ACTIVITY,
  at: true,
  since: true,
  instances: true,
  connections: { now: true, peak: true, peakAt: true, total: true },
  people: { accounts: true, guests: true, banned: true },
  rooms: { public: true, private: true, direct: true },
  processing: PROCESSING,
};
const STATS_BUCKET: Of<StatsBucket> = {
  ...ACTIVITY,
  at: true,
  connections: { peak: true, opened: true },
  processing: PROCESSING,
};
export const STATS_SERIES: Of<StatsSeries> = { items: [STATS_BUCKET] };
export const USER_STATS: Of<UserStats> = {
  ...ACTIVITY,
  userId: true,
  since: true,
  connections: { opened: true },
};
export const ME: Of<Me> = { ...USER, email: true, role: true, settings: 'anything' };

export const DRAFT: Of<Draft> = {
  roomId: true,
  body: true,
  replyTo: true,
  version: true,
  updatedAt: true,
};

export const LINK_PREVIEW: Of<LinkPreview> = {
  url: true,
  title: true,
  description: true,
  siteName: true,
  image: { url: true, width: true, height: true },
};

const REACTION: Of<Reaction> = { emoji: true, userIds: [true] };
export const ATTACHMENT: Of<Attachment> = {
  id: true,
  name: true,
  mime: true,
  size: true,
  width: true,
  height: true,
  url: true,
  thumbnailUrl: true,
};
const PIN: Of<Pin> = { by: true, at: true };
export const MESSAGE: Of<Message> = {
  id: true,
  roomId: true,
  seq: true,
  version: true,
  kind: true,
  authorId: true,
  body: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  replyTo: true,
  mentions: [true],
  mentionsAll: true,
  reactions: [REACTION],
  attachments: [ATTACHMENT],
  pinned: PIN,
  system: 'anything',
};

export const ROOM: Of<Room> = {
  id: true,
  kind: true,
  name: true,
  topic: true,
  createdBy: true,
  createdAt: true,
  memberCount: true,
  firstSeq: true,
  lastSeq: true,
  version: true,
};
const MEMBERSHIP: Of<Membership> = {
  role: true,
  readSeq: true,
  deliveredSeq: true,
  mutedUntil: true,
  notify: true,
  notifyChosen: true,
  joinedAt: true,
};
export const MY_ROOM: Of<MyRoom> = {
  ...ROOM,
  me: MEMBERSHIP,
  unread: true,
  mentions: true,
  lastMessage: MESSAGE,
  peer: USER,
  blocked: true,
};
export const MEMBER: Of<Member> = {
  user: USER,
  role: true,
  joinedAt: true,
  mutedUntil: true,
  readSeq: true,
  deliveredSeq: true,
};

export const BAN: Of<Ban> = { user: USER, by: true, reason: true, createdAt: true };
/** The code is in the answer that makes it and in no other. */
export const INVITE: Of<Omit<Invite, 'code'>> = {
  id: true,
  roomId: true,
  createdBy: true,
  createdAt: true,
  maxUses: true,
  uses: true,
  expiresAt: true,
};
export const NEW_INVITE: Of<Invite> = { ...INVITE, code: true };
/** The address, which is all it takes to write, is in the answer that makes it and in no other. */
export const INCOMING_HOOK: Of<Omit<IncomingHook, 'url'>> = {
  id: true,
  roomId: true,
  user: USER,
  createdBy: true,
  createdAt: true,
  lastUsedAt: true,
};
export const NEW_INCOMING_HOOK: Of<IncomingHook> = { ...INCOMING_HOOK, url: true };
/** What deliveries are signed with is in the answer that makes it and in no other. */
export const OUTGOING_HOOK: Of<Omit<OutgoingHook, 'secret'>> = {
  id: true,
  roomId: true,
  name: true,
  url: true,
  events: [true],
  enabled: true,
  failing: true,
  createdBy: true,
  createdAt: true,
};
export const NEW_OUTGOING_HOOK: Of<OutgoingHook> = { ...OUTGOING_HOOK, secret: true };
export const DELIVERY: Of<HookDelivery> = {
  id: true,
  event: true,
  messageId: true,
  state: true,
  tries: true,
  status: true,
  durationMs: true,
  error: true,
  createdAt: true,
  triedAt: true,
  nextTryAt: true,
};
const AUDIT_FACTS: Of<AuditFacts> = {
  id: true,
  at: true,
  actor: USER,
  room: { id: true, name: true },
  target: USER,
};
export const AUDIT_ENTRY: Shape = { ...AUDIT_FACTS, act: true, details: 'anything' };

const ACCESS: Of<Omit<Tokens, 'refreshToken'>> = { accessToken: true, expiresAt: true };
/** For a client that asked for its tokens in the body. */
const TOKENS: Of<Tokens> = { ...ACCESS, refreshToken: true };
export const SIGNED_IN: Shape = { user: ME, ...TOKENS };
/** Guests have nothing to renew by. */
export const SIGNED_IN_AS_GUEST: Shape = { user: ME, ...ACCESS };
export const SESSION: Of<Session> = {
  id: true,
  createdAt: true,
  lastUsedAt: true,
  userAgent: true,
  ip: true,
  current: true,
};
export const SECURITY: Of<AccountSecurity> = {
  email: true,
  emailConfirmed: true,
  secondFactor: { enabled: true, recoveryCodesLeft: true },
};
export const SECOND_FACTOR: Of<SecondFactorSetup> = { secret: true, otpauthUrl: true };
export const RECOVERY_CODES: Of<RecoveryCodes> = { recoveryCodes: [true] };

export const SEARCH_PAGE: Of<SearchPage> = { items: [MESSAGE], highlights: 'anything', nextCursor: true };
export const HISTORY: Of<MessagePage> = { items: [MESSAGE], hasBefore: true, hasAfter: true };
export const CHANGES: Of<Changes> = { items: [MESSAGE], version: true, reset: true };
export const MARKS: Of<ReadMarks> = { readSeq: true, deliveredSeq: true };
export const RECEIPTS: Of<Receipts> = { deliveredTo: [true], readBy: [true], readByAll: true };
export const PRESENCE: Of<Presence> = { userId: true, status: true, lastSeenAt: true };

export const pageOf = (item: Shape): Of<Page<unknown>> => ({ items: [item], nextCursor: true });

/** What something has beyond its shape, and what it lacks, each as a sentence. */
export function differences(value: unknown, shape: Shape, path = 'it'): string[] {
  if (shape === 'anything') return [];
  const isObject = typeof value === 'object' && value !== null;
  if (shape === true) return isObject ? [`${path} has fields`] : [];
  if (value === null) return [];
  if (isList(shape)) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, n) => differences(item, shape[0], `${path}[${n}]`));
  }
  if (!isObject || Array.isArray(value)) return [`${path} is ${typeof value}`];
  const fields = Object.entries(value);
  const more = fields.filter(([name]) => !(name in shape)).map(([name]) => `${path}.${name} goes out`);
  const less = Object.keys(shape).filter((name) => !(name in value));
  return [
    ...more,
    ...less.map((name) => `${path}.${name} is missing`),
    ...fields.flatMap(([name, inner]) => {
      const expected = shape[name];
      return expected === undefined ? [] : differences(inner, expected, `${path}.${name}`);
    }),
  ];
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
