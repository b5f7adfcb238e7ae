import { forAccounts, forEverybody, type Row } from './grid.js';
import type { Handlers } from './handlers.js';
import {
  ACCEPT,
  ADD,
  ADMINISTRATORS,
  EVERYBODY,
  FILE,
  FORBIDDEN_TO_ALL,
  JOIN,
  LEAVE,
  MODERATE,
  NOBODY,
  NOT_THERE,
  OWN,
  PIN,
  READ,
  REMOVE,
  SEE,
  SIGNED_IN,
  WRITE,
  WRITE_FOR_OTHERS,
} from './policies.js';

/** Whom an act is done to, where that decides. */
const onlyDownwards = { 'to a member': MODERATE, 'to a moderator': OWN, 'to the owner': NOBODY };
/** A way to a message of a secret room through a room of one's own. */
const throughMyRoom = { 'of another room': NOT_THERE };
/** There is nothing of it in direct rooms. */
const OWNED = { cells: OWN.cells.filter(({ kind }) => kind !== 'direct') };
/** Guests have no password to prove who they are by. */
const BY_PASSWORD = forAccounts({ guest: 'FORBIDDEN', user: 'ok', administrator: 'ok' });
const BY_PASSWORD_BUT_NONE = forAccounts({ guest: 'FORBIDDEN', user: 'CONFLICT', administrator: 'CONFLICT' });

/**
 * Who may call what over REST: every method of every controller. One that is missing here does not compile; a
 * controller that is missing fails `completeness.spec.ts`.
 */
export const REST = {
  health: { live: EVERYBODY, ready: EVERYBODY },
  metrics: { read: EVERYBODY },
  // Each of its fields has a row of its own.
  graphql: { operate: EVERYBODY },

  auth: {
    register: EVERYBODY,
    login: forEverybody('ok', {
      'deleted account': 'UNAUTHENTICATED',
      'barred account': 'BANNED',
      // Has no password.
      guest: 'UNAUTHENTICATED',
    }),
    guest: EVERYBODY,
    upgradeGuest: forAccounts({ guest: 'ok', user: 'CONFLICT', administrator: 'CONFLICT' }),
    // Asks for a refresh token, and there is none.
    refresh: forEverybody('UNAUTHENTICATED'),
  },
  mailLinks: {
    forgotPassword: EVERYBODY,
    // Ask for the token of a mail, and this one is none.
    resetPassword: forEverybody('NOT_FOUND'),
    confirmEmail: forEverybody('NOT_FOUND'),
    resendConfirmation: forAccounts({ guest: 'CONFLICT', user: 'ok', administrator: 'ok' }),
  },
  sessions: {
    logout: SIGNED_IN,
    logoutAll: SIGNED_IN,
    list: SIGNED_IN,
    endOne: { 'of one’s own': SIGNED_IN, 'of somebody else': NOT_THERE },
    changePassword: BY_PASSWORD,
  },
  accountSecurity: {
    security: SIGNED_IN,
    begin: BY_PASSWORD,
    // There is none to confirm, to switch off or to have codes for.
    confirm: forAccounts({ guest: 'CONFLICT', user: 'CONFLICT', administrator: 'CONFLICT' }),
    disable: BY_PASSWORD_BUT_NONE,
    recoveryCodes: BY_PASSWORD_BUT_NONE,
  },
  accounts: {
    deleteAccount: SIGNED_IN,
    banAccount: { 'of somebody else': ADMINISTRATORS, 'of oneself': FORBIDDEN_TO_ALL },
    unbanAccount: { 'of somebody else': ADMINISTRATORS, 'of oneself': FORBIDDEN_TO_ALL },
  },
  accountExport: { exportAccount: SIGNED_IN },
  audit: { listAudit: ADMINISTRATORS },
  people: {
    listPeople: ADMINISTRATORS,
    endSessionsOf: ADMINISTRATORS,
    setServerRole: ADMINISTRATORS,
  },
  adminRooms: { listAllRooms: ADMINISTRATORS, removeRoom: REMOVE },
  bots: {
    listBots: ADMINISTRATORS,
    createBot: ADMINISTRATORS,
    listBotTokens: ADMINISTRATORS,
    createBotToken: ADMINISTRATORS,
    revokeBotToken: ADMINISTRATORS,
  },
  logLevel: { readLogLevel: ADMINISTRATORS, setLogLevel: ADMINISTRATORS },
  settings: { readSettings: EVERYBODY, changeSettings: ADMINISTRATORS },
  stats: { now: ADMINISTRATORS, ofUser: ADMINISTRATORS, hourly: ADMINISTRATORS, daily: ADMINISTRATORS },

  users: { me: SIGNED_IN, changeMe: SIGNED_IN, search: SIGNED_IN, find: SIGNED_IN },
  sharedRooms: { listSharedRooms: SIGNED_IN },
  blocks: { listBlocks: SIGNED_IN, blockUser: SIGNED_IN, unblockUser: SIGNED_IN },

  rooms: {
    listRooms: SIGNED_IN,
    discoverRooms: SIGNED_IN,
    createRoom: SIGNED_IN,
    openDirectRoom: {
      'with anybody': SIGNED_IN,
      'with whom one has blocked': FORBIDDEN_TO_ALL,
      'with who has blocked one': FORBIDDEN_TO_ALL,
    },
    getRoom: SEE,
    getRoomByName: { 'that has a name': { cells: SEE.cells.filter(({ kind }) => kind !== 'direct') } },
    editRoom: MODERATE,
    deleteRoom: OWN,
  },
  members: {
    joinRoom: JOIN,
    leaveRoom: LEAVE,
    listMembers: READ,
    addMember: { 'a stranger': ADD },
    removeMember: onlyDownwards,
    setMemberRole: { 'to a member': OWN, 'to a moderator': OWN },
  },
  mutes: { muteMember: onlyDownwards, unmuteMember: onlyDownwards },
  bans: { listBans: MODERATE, banUser: { ...onlyDownwards, 'to a stranger': MODERATE }, unbanUser: MODERATE },
  invites: {
    listInvites: MODERATE,
    createInvite: MODERATE,
    revokeInvite: {
      'of the room': { cells: MODERATE.cells.filter(({ kind }) => kind !== 'direct') },
      'of another room': NOT_THERE,
    },
    acceptInvite: ACCEPT,
  },

  incomingHooks: {
    listIncomingHooks: MODERATE,
    createIncomingHook: MODERATE,
    removeIncomingHook: {
      'of the room': { cells: MODERATE.cells.filter(({ kind }) => kind !== 'direct') },
      'of another room': NOT_THERE,
    },
    // Who has the address needs nothing else, and who has only half of it has nothing.
    postByHook: { 'with its address': EVERYBODY, 'with a wrong secret': forEverybody('NOT_FOUND') },
  },

  outgoingHooks: {
    listOutgoingHooks: OWN,
    createOutgoingHook: OWN,
    changeOutgoingHook: { 'of the room': OWNED, 'of another room': NOT_THERE },
    removeOutgoingHook: { 'of the room': OWNED, 'of another room': NOT_THERE },
    listDeliveries: { 'of the room': OWNED, 'of another room': NOT_THERE },
    redeliver: { 'of the room': OWNED, 'of another room': NOT_THERE },
  },

  messages: {
    listMessages: READ,
    sendMessage: WRITE,
    getMessage: { 'of the room': READ, ...throughMyRoom },
    editMessage: { 'one’s own': WRITE, 'somebody else’s': WRITE_FOR_OTHERS, ...throughMyRoom },
    deleteMessage: { 'one’s own': READ, 'somebody else’s': MODERATE, ...throughMyRoom },
    addReaction: { 'to any': WRITE, ...throughMyRoom },
    removeReaction: { 'from any': WRITE, ...throughMyRoom },
    pinMessage: { 'of the room': PIN, ...throughMyRoom },
    unpinMessage: { 'of the room': PIN, ...throughMyRoom },
    messageReceipts: { 'of the room': READ, ...throughMyRoom },
  },
  attachments: {
    uploadFile: SIGNED_IN,
    discardFile: { 'of one’s own': SIGNED_IN, 'of somebody else': NOT_THERE, 'that was sent': NOT_THERE },
    getFile: {
      'of the room': FILE,
      'of one’s own, unsent': SIGNED_IN,
      'of somebody else, unsent': NOT_THERE,
    },
    getThumbnail: { 'of the room': FILE, 'of somebody else, unsent': NOT_THERE },
  },
  avatars: { setAvatar: SIGNED_IN, removeAvatar: SIGNED_IN, getAvatar: SIGNED_IN },
  search: { searchMessages: { 'in all rooms': SIGNED_IN, 'in one': READ } },
  changes: { listChanges: READ },
  mentions: { listMentions: SIGNED_IN },
  pins: { listPins: READ },
  receipts: { markRead: READ },
  notify: { chooseNotify: READ },
  linkPreviews: {
    getPreview: { 'of a page': SIGNED_IN, 'of a place inside': NOT_THERE },
    getPreviewImage: { 'of a page': SIGNED_IN, 'of none': NOT_THERE },
  },
  // Also where nothing may be said just now.
  drafts: { listDrafts: SIGNED_IN, getDraft: READ, keepDraft: READ, discardDraft: READ },
  presence: { heartbeat: SIGNED_IN, listOnline: SIGNED_IN, listRoomPresence: READ },
} satisfies Handlers<Row>;
