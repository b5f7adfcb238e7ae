import {
  type AccountSecurity,
  type Activity,
  type AdminRoom,
  type AdminUser,
  type Attachment,
  type AuditEntry,
  type Ban,
  type BanAccountBody,
  type BanBody,
  type BeginSecondFactorBody,
  type Bot,
  type BotToken,
  type ChangePasswordBody,
  type Changes,
  type ConfirmEmailBody,
  type ConfirmSecondFactorBody,
  type CreateBotBody,
  type CreateBotTokenBody,
  type CreateIncomingHookBody,
  type CreateInviteBody,
  type CreateOutgoingHookBody,
  type CreateRoomBody,
  type DeleteAccountBody,
  type DirectRoomBody,
  type Draft,
  type EditMessageBody,
  FOREVER,
  type ForgotPasswordBody,
  type GuestBody,
  type HeartbeatBody,
  type HookDelivery,
  type HookMessageBody,
  type HookPayload,
  type IncomingHook,
  type Invite,
  type KeepDraftBody,
  type LinkPreview,
  type LoginBody,
  type LogLevelBody,
  type Me,
  type Member,
  type Message,
  type MessagePage,
  type MuteBody,
  type MyRoom,
  type NotifyBody,
  type OutgoingHook,
  type Presence,
  type Problem,
  type Processing,
  type ReadAnswer,
  type ReadBody,
  type ReadMarks,
  type Receipts,
  type RecoveryCodes,
  type RefreshBody,
  type RegisterBody,
  type ResetPasswordBody,
  type Room,
  type SearchPage,
  type SecondFactorProofBody,
  type SecondFactorSetup,
  type SendMessageBody,
  type ServerSettings,
  type Session,
  type SignedIn,
  type Stats,
  type StatsSeries,
  type Tokens,
  type UpdateMeBody,
  type UpdateMemberBody,
  type UpdateOutgoingHookBody,
  type UpdateRoomBody,
  type UpdateSettingsBody,
  type UpgradeGuestBody,
  type User,
  type UserRoleBody,
  type UserStats,
} from '@parley/contracts';

/**
 * One example of each thing that a REST call takes or answers. They tell one story: alice and bob talk in #general.
 * Typed by the contract, and checked against its schemas by a test.
 */

const ALICE = '019aa5f0-3c00-7a11-8a01-5d2f6b1c0a01';
const BOB = '019aa5f0-3c00-7a11-8a01-5d2f6b1c0b02';
const GENERAL = '019aa5f1-2d00-7b22-9b02-6e3a7c2d1c03';
const HELLO = '019aa5f2-1e00-7c33-ac03-7f4b8d3e2d04';
const ANSWER = '019aa5f2-5a00-7c33-ac03-7f4b8d3e2d05';
const PLAN = '019aa5f2-4c00-7d88-8d09-b38fc1716209';
const INVITE = '019aa5f3-0f00-7e55-8e05-916daf504f07';
const ENTRY = '019aa5f4-0a00-7f66-9f06-a27eb0605108';
const HOOK = '019aa5f6-0d00-7c99-8c0c-e6a0fa4a9512';
const OUTGOING = '019aa5f7-0e00-7daa-8d0d-f7b10b5ba613';
const DELIVERY = '019aa5f7-1f00-7ebb-9e0e-08c21c6cb714';
const BOT = '019aa5f5-0b00-7a77-8a0a-c48fd2827310';
const BOT_TOKEN = '019aa5f5-1c00-7b88-9b0b-d59fe3938411';
const SESSION = '019aa5f0-4b00-7d44-bd04-805c9e4f3e06';

const alice: User = {
  id: ALICE,
  username: 'alice',
  displayName: 'Alice Lindqvist',
  avatarUrl: null,
  bio: 'Keeps the lights on',
  guest: false,
  bot: false,
  createdAt: '2026-11-21T09:00:00.000Z',
};

const bob: User = { ...alice, id: BOB, username: 'bob', displayName: 'Bob Okafor', bio: null };

const bot: User = { ...alice, id: BOT, username: 'deploys', displayName: 'Deploys', bio: null, bot: true };

const me: Me = { ...alice, email: 'alice@example.com', role: 'user', settings: { theme: 'system' } };

const attachment: Attachment = {
  id: PLAN,
  name: 'plan.png',
  mime: 'image/png',
  size: 48_213,
  width: 1280,
  height: 720,
  url: `/api/v1/attachments/${PLAN}`,
  thumbnailUrl: `/api/v1/attachments/${PLAN}/thumbnail`,
};

const message: Message = {
  id: ANSWER,
  roomId: GENERAL,
  seq: 4,
  version: 5,
  kind: 'user',
  authorId: BOB,
  body: 'Yes, @alice — **at ten**.',
  createdAt: '2026-11-21T09:05:30.000Z',
  editedAt: '2026-11-21T09:06:00.000Z',
  deletedAt: null,
  replyTo: HELLO,
  mentions: [ALICE],
  mentionsAll: false,
  reactions: [{ emoji: '👍', userIds: [ALICE] }],
  attachments: [],
  pinned: null,
  system: null,
};

const room: Room = {
  id: GENERAL,
  kind: 'public',
  name: 'general',
  topic: 'What concerns everybody',
  createdBy: ALICE,
  createdAt: '2026-11-21T09:01:00.000Z',
  memberCount: 2,
  firstSeq: 1,
  lastSeq: 4,
  version: 5,
};

const myRoom: MyRoom = {
  ...room,
  me: {
    role: 'owner',
    readSeq: 3,
    deliveredSeq: 4,
    mutedUntil: null,
    notify: 'all',
    notifyChosen: false,
    joinedAt: '2026-11-21T09:01:00.000Z',
  },
  unread: 1,
  mentions: 1,
  lastMessage: message,
  peer: null,
  blocked: null,
};

const draft: Draft = {
  roomId: GENERAL,
  body: 'I will bring the ladder, and',
  replyTo: ANSWER,
  version: 179_525_196_000_000,
  updatedAt: '2026-11-21T09:06:00.000Z',
};

const member: Member = {
  user: bob,
  role: 'member',
  joinedAt: '2026-11-21T09:02:00.000Z',
  mutedUntil: null,
  readSeq: 4,
  deliveredSeq: 4,
};

const tokens: Tokens = {
  accessToken: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIwMTlhYTVmMCJ9.c2lnbmF0dXJl',
  expiresAt: '2026-11-21T09:15:00.000Z',
};

const problem: Problem = {
  type: 'about:blank',
  title: 'The input is not valid',
  status: 400,
  detail: 'Name must have 1 to 80 characters, not only white space, and no control characters.',
  code: 'VALIDATION',
  errors: [
    {
      path: 'name',
      message: 'name must have 1 to 80 characters, not only white space, and no control characters',
    },
  ],
};

const settings: ServerSettings = {
  registration: 'open',
  guests: true,
  roomCreation: 'everyone',
  retentionDays: null,
};
const activity: Activity = {
  messages: { user: 120, system: 9 },
  events: { sync: 31, 'message:send': 121, 'room:read': 80 },
  errors: { VALIDATION: 2, RATE_LIMITED: 1 },
  rateLimitHits: { messages: 1 },
};
const processing: Processing = {
  events: { count: 232, p50: 3.1, p95: 9.4, p99: 21 },
  requests: { count: 410, p50: 4.2, p95: 18, p99: 60 },
};

export const EXAMPLES = {
  User: alice,
  Me: me,
  Message: message,
  Attachment: attachment,
  Room: room,
  MyRoom: myRoom,
  Member: member,
  Draft: draft,
  LinkPreview: {
    url: 'https://example.com/brakes',
    title: 'Brakes and levers',
    description: 'Everything that stops you',
    siteName: 'Example',
    image: { url: `/api/v1/link-previews/${ENTRY}/image`, width: 160, height: 160 },
  } satisfies LinkPreview,
  Tokens: tokens,
  Problem: problem,
  SignedIn: { user: me, ...tokens } satisfies SignedIn,
  Session: {
    id: SESSION,
    createdAt: '2026-11-21T09:00:00.000Z',
    lastUsedAt: '2026-11-21T09:00:00.000Z',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0',
    ip: '192.0.2.7',
    current: true,
  } satisfies Session,
  Ban: { user: bob, by: ALICE, reason: 'Spam', createdAt: '2026-11-21T09:30:00.000Z' } satisfies Ban,
  Invite: {
    id: INVITE,
    roomId: GENERAL,
    createdBy: ALICE,
    createdAt: '2026-11-21T09:40:00.000Z',
    maxUses: 10,
    uses: 0,
    expiresAt: '2026-11-28T09:40:00.000Z',
    code: 'q7Yk2ZcN0vWb5sJt8RfLxA3e',
  } satisfies Invite,
  AuditEntry: {
    id: ENTRY,
    at: '2026-11-21T09:30:00.000Z',
    act: 'member.banned',
    actor: alice,
    room: { id: GENERAL, name: 'general' },
    target: bob,
    details: { reason: 'Spam' },
  } satisfies AuditEntry,
  MessagePage: { items: [message], hasBefore: true, hasAfter: false } satisfies MessagePage,
  SearchPage: {
    items: [message],
    highlights: { [ANSWER]: [{ from: 0, to: 3 }] },
    nextCursor: null,
  } satisfies SearchPage,
  Changes: { items: [message], version: 5, reset: false } satisfies Changes,
  ReadMarks: { readSeq: 4, deliveredSeq: 4 } satisfies ReadMarks,
  Receipts: { deliveredTo: [ALICE], readBy: [ALICE], readByAll: true } satisfies Receipts,
  RegisterBody: {
    email: 'alice@example.com',
    username: 'alice',
    displayName: 'Alice Lindqvist',
    password: 'correct horse battery',
  } satisfies RegisterBody,
  AccountSecurity: {
    email: 'alice@example.com',
    emailConfirmed: true,
    secondFactor: { enabled: true, recoveryCodesLeft: 9 },
  } satisfies AccountSecurity,
  BeginSecondFactorBody: { password: 'correct horse battery' } satisfies BeginSecondFactorBody,
  SecondFactorSetup: {
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    otpauthUrl:
      'otpauth://totp/Parley:alice?issuer=Parley&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
  } satisfies SecondFactorSetup,
  ConfirmSecondFactorBody: { code: '287082' } satisfies ConfirmSecondFactorBody,
  RecoveryCodes: { recoveryCodes: ['h7k2-m9wq-xd4t-pe83'] } satisfies RecoveryCodes,
  SecondFactorProofBody: {
    password: 'correct horse battery',
    code: '287082',
  } satisfies SecondFactorProofBody,
  ForgotPasswordBody: { email: 'alice@example.com' } satisfies ForgotPasswordBody,
  ResetPasswordBody: {
    token: 'c2l4dHkgcmFuZG9tIGJ5dGVzIGZyb20gYSBtYWls',
    password: 'staple battery horse',
  } satisfies ResetPasswordBody,
  ConfirmEmailBody: { token: 'c2l4dHkgcmFuZG9tIGJ5dGVzIGZyb20gYSBtYWls' } satisfies ConfirmEmailBody,
  DeleteAccountBody: { password: 'correct horse battery' } satisfies DeleteAccountBody,
  BanAccountBody: { reason: 'Spam' } satisfies BanAccountBody,
  LoginBody: { login: 'alice', password: 'password' } satisfies LoginBody,
  GuestBody: { displayName: 'Passer-by' } satisfies GuestBody,
  UpgradeGuestBody: {
    email: 'carol@example.com',
    username: 'carol',
    password: 'correct horse battery',
  } satisfies UpgradeGuestBody,
  RefreshBody: { refreshToken: 'b3BhcXVlLCAzMiByYW5kb20gYnl0ZXMsIHdvcmtzIG9uY2U' } satisfies RefreshBody,
  ChangePasswordBody: {
    current: 'correct horse battery',
    next: 'staple battery horse',
  } satisfies ChangePasswordBody,
  UpdateMeBody: { displayName: 'Alice L.', bio: null, settings: { theme: 'dark' } } satisfies UpdateMeBody,
  CreateRoomBody: {
    name: 'general',
    kind: 'public',
    topic: 'What concerns everybody',
  } satisfies CreateRoomBody,
  DirectRoomBody: { userId: BOB } satisfies DirectRoomBody,
  UpdateRoomBody: { name: 'lobby', topic: null } satisfies UpdateRoomBody,
  UpdateMemberBody: { role: 'moderator' } satisfies UpdateMemberBody,
  MuteBody: { until: FOREVER } satisfies MuteBody,
  BanBody: { reason: 'Spam' } satisfies BanBody,
  CreateInviteBody: { maxUses: 10, expiresAt: '2026-11-28T09:40:00.000Z' } satisfies CreateInviteBody,
  SendMessageBody: {
    id: ANSWER,
    body: 'Yes, @alice — **at ten**.',
    replyTo: HELLO,
  } satisfies SendMessageBody,
  EditMessageBody: { body: 'Yes, @alice — at **eleven**.' } satisfies EditMessageBody,
  HeartbeatBody: { status: 'away' } satisfies HeartbeatBody,
  Presence: { userId: BOB, status: 'offline', lastSeenAt: '2026-11-21T09:30:00.000Z' } satisfies Presence,
  ReadBody: { seq: 4 } satisfies ReadBody,
  KeepDraftBody: {
    body: 'I will bring the ladder, and',
    replyTo: ANSWER,
    baseVersion: 0,
  } satisfies KeepDraftBody,
  NotifyBody: { notify: 'mentions' } satisfies NotifyBody,
  ReadAnswer: { readSeq: 4 } satisfies ReadAnswer,
  ServerSettings: settings,
  UpdateSettingsBody: { registration: 'invite', retentionDays: 365 } satisfies UpdateSettingsBody,
  AdminUser: {
    ...alice,
    email: 'alice@example.com',
    emailConfirmed: true,
    role: 'admin',
    state: 'active',
    lastSeenAt: '2026-11-21T09:30:00.000Z',
    sessions: 2,
  } satisfies AdminUser,
  UserRoleBody: { role: 'admin' } satisfies UserRoleBody,
  AdminRoom: {
    id: room.id,
    kind: 'public',
    name: 'general',
    createdAt: room.createdAt,
    owner: alice,
    memberCount: 3,
    messages: 4,
    lastActivityAt: '2026-11-21T09:31:00.000Z',
  } satisfies AdminRoom,
  Bot: {
    ...bot,
    madeBy: alice,
    banned: false,
    tokens: 1,
    lastUsedAt: '2026-11-21T09:31:00.000Z',
  } satisfies Bot,
  CreateBotBody: { username: 'deploys', displayName: 'Deploys' } satisfies CreateBotBody,
  BotToken: {
    id: BOT_TOKEN,
    name: 'CI server',
    scopes: ['messages:write'],
    createdAt: '2026-11-21T09:30:00.000Z',
    expiresAt: null,
    lastUsedAt: null,
    token: 'parley_bot_b3BhcXVlLCAzMiByYW5kb20gYnl0ZXMsIGFsd2F5cyBoZXJl',
  } satisfies BotToken,
  CreateBotTokenBody: { name: 'CI server', scopes: ['messages:write'] } satisfies CreateBotTokenBody,
  IncomingHook: {
    id: HOOK,
    roomId: GENERAL,
    user: bot,
    createdBy: ALICE,
    createdAt: '2026-11-21T09:40:00.000Z',
    lastUsedAt: null,
    url: `/api/v1/hooks/${HOOK}/q7Yk2ZcN0vWb5sJt8RfLxA3eq7Yk2ZcN`,
  } satisfies IncomingHook,
  CreateIncomingHookBody: { name: 'Deploys' } satisfies CreateIncomingHookBody,
  HookMessageBody: { text: 'Build **7** is out.' } satisfies HookMessageBody,
  OutgoingHook: {
    id: OUTGOING,
    roomId: GENERAL,
    name: 'Ticket system',
    url: 'https://tickets.example.com/parley',
    events: ['message.created', 'message.edited'],
    enabled: true,
    failing: false,
    createdBy: ALICE,
    createdAt: '2026-11-21T09:41:00.000Z',
    secret: 'c2lnbnMgd2hhdCBpcyBzZW50LCB0aGlydHktdHdvIGJ5',
  } satisfies OutgoingHook,
  CreateOutgoingHookBody: {
    name: 'Ticket system',
    url: 'https://tickets.example.com/parley',
    events: ['message.created', 'message.edited'],
  } satisfies CreateOutgoingHookBody,
  UpdateOutgoingHookBody: { enabled: false } satisfies UpdateOutgoingHookBody,
  HookDelivery: {
    id: DELIVERY,
    event: 'message.created',
    messageId: ANSWER,
    state: 'waiting',
    tries: 1,
    status: 503,
    durationMs: 41,
    error: 'It was answered 503.',
    createdAt: '2026-11-21T09:42:00.000Z',
    triedAt: '2026-11-21T09:42:00.400Z',
    nextTryAt: '2026-11-21T09:42:11.100Z',
  } satisfies HookDelivery,
  HookPayload: {
    id: DELIVERY,
    event: 'message.created',
    at: '2026-11-21T09:42:00.000Z',
    room: { id: GENERAL, kind: 'public', name: 'general' },
    message,
    user: bob,
  } satisfies HookPayload,
  LogLevelBody: { level: 'debug' } satisfies LogLevelBody,
  Stats: {
    ...activity,
    at: '2026-11-21T09:31:04.000Z',
    since: '2026-11-01T08:00:00.000Z',
    instances: 2,
    connections: { now: 12, peak: 40, peakAt: '2026-11-19T10:02:11.000Z', total: 2041 },
    people: { accounts: 31, guests: 4, banned: 1 },
    rooms: { public: 5, private: 3, direct: 20 },
    processing,
  } satisfies Stats,
  StatsSeries: {
    items: [
      { ...activity, at: '2026-11-21T09:00:00.000Z', connections: { peak: 14, opened: 31 }, processing },
    ],
  } satisfies StatsSeries,
  UserStats: {
    ...activity,
    userId: alice.id,
    since: '2026-10-23T00:00:00.000Z',
    connections: { opened: 41 },
  } satisfies UserStats,
};

export type ExampleName = keyof typeof EXAMPLES;
