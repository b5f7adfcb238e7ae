import type { Caller } from './grid.js';
import type { Handlers } from './handlers.js';
import {
  ATTACHMENT,
  SEARCH_PAGE,
  ADMIN_ROOM,
  ADMIN_USER,
  AUDIT_ENTRY,
  BAN,
  BOT,
  BOT_TOKEN,
  CHANGES,
  DRAFT,
  DELIVERY,
  HISTORY,
  INCOMING_HOOK,
  INVITE,
  LINK_PREVIEW,
  ME,
  MEMBER,
  MESSAGE,
  MY_ROOM,
  NEW_BOT_TOKEN,
  NEW_INCOMING_HOOK,
  NEW_INVITE,
  NEW_OUTGOING_HOOK,
  OUTGOING_HOOK,
  pageOf,
  PRESENCE,
  RECEIPTS,
  RECOVERY_CODES,
  ROOM,
  SECOND_FACTOR,
  SECURITY,
  SERVER_SETTINGS,
  SESSION,
  type Shape,
  SIGNED_IN,
  SIGNED_IN_AS_GUEST,
  STATS,
  STATS_SERIES,
  USER,
  USER_STATS,
} from './shape.js';

/** `nothing` where there is no body, `text` where it is none of ours to look into. */
export type Answer = Shape | 'nothing' | 'text';
/** What goes out, and what goes out to these callers instead. */
interface ByCaller {
  readonly to: Answer;
  readonly but: Readonly<Partial<Record<Caller, Answer>>>;
}

const byCaller = (to: Answer, but: ByCaller['but']): ByCaller => ({ to, but });
/** Members get their place in it and what was said last; everybody else only that it is there. */
const AS_MEMBER = byCaller(MY_ROOM, { stranger: ROOM, former: ROOM, administrator: ROOM });

/**
 * Which fields every call answers with, and to whom. What the access matrix lets through is held to it in every cell:
 * nothing besides goes out, to nobody.
 */
export const FIELDS = {
  health: { live: 'anything', ready: 'anything' },
  metrics: { read: 'text' },
  graphql: { operate: 'anything' },

  auth: {
    register: SIGNED_IN,
    login: SIGNED_IN,
    guest: SIGNED_IN_AS_GUEST,
    upgradeGuest: SIGNED_IN,
    refresh: 'nothing',
  },
  mailLinks: {
    forgotPassword: 'nothing',
    resetPassword: 'nothing',
    confirmEmail: 'nothing',
    resendConfirmation: 'nothing',
  },
  sessions: {
    logout: 'nothing',
    logoutAll: 'nothing',
    // Addresses and devices, of the caller alone.
    list: pageOf(SESSION),
    endOne: 'nothing',
    changePassword: 'nothing',
  },
  accountSecurity: {
    security: SECURITY,
    begin: SECOND_FACTOR,
    confirm: RECOVERY_CODES,
    disable: 'nothing',
    recoveryCodes: RECOVERY_CODES,
  },
  accounts: { deleteAccount: 'nothing', banAccount: 'nothing', unbanAccount: 'nothing' },
  accountExport: { exportAccount: 'anything' },
  attachments: { uploadFile: ATTACHMENT, discardFile: 'nothing', getFile: 'text', getThumbnail: 'text' },
  avatars: { setAvatar: ME, removeAvatar: 'nothing', getAvatar: 'text' },
  search: { searchMessages: SEARCH_PAGE },
  audit: { listAudit: pageOf(AUDIT_ENTRY) },
  people: { listPeople: pageOf(ADMIN_USER), endSessionsOf: 'nothing', setServerRole: 'nothing' },
  adminRooms: { listAllRooms: pageOf(ADMIN_ROOM), removeRoom: 'nothing' },
  bots: {
    listBots: pageOf(BOT),
    createBot: BOT,
    listBotTokens: pageOf(BOT_TOKEN),
    createBotToken: NEW_BOT_TOKEN,
    revokeBotToken: 'nothing',
  },
  logLevel: { readLogLevel: { level: true }, setLogLevel: { level: true } },
  settings: { readSettings: SERVER_SETTINGS, changeSettings: SERVER_SETTINGS },
  stats: { now: STATS, ofUser: USER_STATS, hourly: STATS_SERIES, daily: STATS_SERIES },

  // The e-mail address and the role are for oneself; administrators get them of others by `people` alone.
  users: { me: ME, changeMe: ME, search: pageOf(USER), find: USER },
  sharedRooms: { listSharedRooms: pageOf(ROOM) },
  blocks: { listBlocks: pageOf(USER), blockUser: 'nothing', unblockUser: 'nothing' },

  rooms: {
    listRooms: pageOf(MY_ROOM),
    discoverRooms: pageOf(ROOM),
    createRoom: MY_ROOM,
    openDirectRoom: MY_ROOM,
    getRoom: AS_MEMBER,
    getRoomByName: AS_MEMBER,
    editRoom: MY_ROOM,
    deleteRoom: 'nothing',
  },
  members: {
    joinRoom: MY_ROOM,
    leaveRoom: 'nothing',
    listMembers: pageOf(MEMBER),
    addMember: MEMBER,
    removeMember: 'nothing',
    setMemberRole: MEMBER,
  },
  mutes: { muteMember: MEMBER, unmuteMember: MEMBER },
  // Why somebody was banned is for moderators.
  bans: { listBans: pageOf(BAN), banUser: BAN, unbanUser: 'nothing' },
  invites: {
    listInvites: pageOf(INVITE),
    createInvite: NEW_INVITE,
    revokeInvite: 'nothing',
    acceptInvite: MY_ROOM,
  },

  incomingHooks: {
    listIncomingHooks: pageOf(INCOMING_HOOK),
    createIncomingHook: NEW_INCOMING_HOOK,
    removeIncomingHook: 'nothing',
    postByHook: MESSAGE,
  },

  outgoingHooks: {
    listOutgoingHooks: pageOf(OUTGOING_HOOK),
    createOutgoingHook: NEW_OUTGOING_HOOK,
    changeOutgoingHook: OUTGOING_HOOK,
    removeOutgoingHook: 'nothing',
    listDeliveries: pageOf(DELIVERY),
    redeliver: DELIVERY,
  },

  messages: {
    listMessages: HISTORY,
    sendMessage: MESSAGE,
    getMessage: MESSAGE,
    editMessage: MESSAGE,
    deleteMessage: MESSAGE,
    addReaction: MESSAGE,
    removeReaction: MESSAGE,
    pinMessage: MESSAGE,
    unpinMessage: MESSAGE,
    messageReceipts: RECEIPTS,
  },
  changes: { listChanges: CHANGES },
  mentions: { listMentions: pageOf(MESSAGE) },
  pins: { listPins: pageOf(MESSAGE) },
  receipts: { markRead: { readSeq: true } },
  notify: { chooseNotify: MY_ROOM },
  linkPreviews: { getPreview: LINK_PREVIEW, getPreviewImage: 'text' },
  drafts: { listDrafts: pageOf(DRAFT), getDraft: DRAFT, keepDraft: DRAFT, discardDraft: 'nothing' },
  presence: { heartbeat: 'nothing', listOnline: pageOf(PRESENCE), listRoomPresence: pageOf(PRESENCE) },
} satisfies Handlers<Answer | ByCaller>;

/** What this caller gets. */
export function answerOf(controller: string, method: string, caller: Caller): Answer {
  const fields: Readonly<Record<string, Readonly<Record<string, Answer | ByCaller>>>> = FIELDS;
  const answer = fields[controller]?.[method];
  if (answer === undefined)
    throw new Error(`rest-fields.ts does not say what ${controller}.${method} answers`);
  return isByCaller(answer) ? (answer.but[caller] ?? answer.to) : answer;
}

function isByCaller(answer: Answer | ByCaller): answer is ByCaller {
  return typeof answer === 'object' && 'to' in answer && 'but' in answer;
}
