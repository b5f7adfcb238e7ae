import { v7 as newId } from 'uuid';
import { PASSWORD } from '../../support/index.js';
import type { Handlers } from './handlers.js';
import type { World } from './world.js';

export interface Call {
  /** For the placeholders of the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
  /** In place of a body: what is sent as the field `file` of a form. */
  readonly file?: Buffer;
}

/** One white pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

type Calling = (world: World, variant: string) => Call;

const nothing: Calling = () => ({});
const room: Calling = ({ roomId: id }) => ({ params: { id } });

const freshAccount = () => {
  const username = `new-${newId().slice(-12)}`;
  return { email: `${username}@example.com`, username, password: PASSWORD };
};

/** The room, and whom the act is done to. */
function toSomebody(world: World, variant: string, body?: object): Call {
  const whom: Record<string, string> = {
    'to a member': world.member,
    'to a moderator': world.moderator,
    'to the owner': world.owner,
    'to a stranger': world.stranger,
    'a stranger': world.stranger,
  };
  return { params: { id: world.roomId, userId: known(whom, variant) }, ...(body && { body }) };
}

/** The message, and the room by which one comes to it. */
function toMessage(world: World, variant: string, more: { emoji?: string; body?: object } = {}): Call {
  const { body, ...params } = more;
  const place: Record<string, object> = {
    'one’s own': { id: world.roomId, messageId: world.ownMessage },
    'of another room': { id: world.myRoomId, messageId: world.secretMessage },
  };
  const others = { id: world.roomId, messageId: world.othersMessage };
  return { params: { ...others, ...place[variant], ...params }, ...(body && { body }) };
}

function toOutgoing(world: World, variant: string): Call {
  const isSecret = variant === 'of another room';
  const { id: hookId, delivery: deliveryId } = isSecret ? world.secretOutgoing : world.outgoing;
  return { params: { id: isSecret ? world.myRoomId : world.roomId, hookId, deliveryId } };
}

function toFile(world: World, variant: string): Call {
  const files: Record<string, string> = {
    'of the room': world.sentFile,
    'that was sent': world.sentFile,
    'of one’s own': world.ownFile,
    'of one’s own, unsent': world.ownFile,
    'of somebody else': world.othersFile,
    'of somebody else, unsent': world.othersFile,
  };
  return { params: { id: known(files, variant) } };
}

function known(names: Readonly<Record<string, string>>, name: string): string {
  const found = names[name];
  if (found === undefined) throw new Error(`what is called "${name}" in the table has no call`);
  return found;
}

/** How each call is made so that nothing but who makes it can be wrong with it. */
export const CALLS = {
  health: { live: nothing, ready: nothing },
  metrics: { read: nothing },
  graphql: { operate: () => ({ body: { query: '{ __typename }' } }) },

  auth: {
    register: () => ({ body: freshAccount() }),
    login: ({ caller }) => ({ body: { login: caller.username, password: PASSWORD } }),
    guest: () => ({ body: { displayName: 'Guest' } }),
    upgradeGuest: () => ({ body: freshAccount() }),
    refresh: nothing,
  },
  mailLinks: {
    forgotPassword: () => ({ body: { email: `${newId()}@example.com` } }),
    resetPassword: () => ({ body: { token: 'none', password: PASSWORD } }),
    confirmEmail: () => ({ body: { token: 'none' } }),
    resendConfirmation: nothing,
  },
  sessions: {
    logout: nothing,
    logoutAll: nothing,
    list: nothing,
    endOne: (world, variant) => ({
      params: { id: variant === 'of somebody else' ? world.otherSession : world.caller.sessionId },
    }),
    changePassword: () => ({ body: { current: PASSWORD, next: `${PASSWORD} again` } }),
  },
  accountSecurity: {
    security: nothing,
    begin: () => ({ body: { password: PASSWORD } }),
    confirm: () => ({ body: { code: '000000' } }),
    disable: () => ({ body: { password: PASSWORD, code: '000000' } }),
    recoveryCodes: () => ({ body: { password: PASSWORD, code: '000000' } }),
  },
  accounts: {
    deleteAccount: () => ({ body: { password: PASSWORD } }),
    banAccount: (world, variant) => ({ params: { id: account(world, variant) }, body: { reason: 'Spam' } }),
    unbanAccount: (world, variant) => ({ params: { id: account(world, variant) } }),
  },
  accountExport: { exportAccount: nothing },
  attachments: {
    uploadFile: () => ({ file: Buffer.from('hello') }),
    discardFile: toFile,
    getFile: toFile,
    getThumbnail: toFile,
  },
  avatars: {
    setAvatar: () => ({ file: PICTURE }),
    removeAvatar: nothing,
    getAvatar: ({ stranger, avatarVersion }) => ({ params: { id: stranger, version: avatarVersion } }),
  },
  search: {
    searchMessages: ({ roomId }, variant) => ({
      query: variant === 'in one' ? `query=x&roomId=${roomId}` : 'query=x',
    }),
  },
  audit: { listAudit: nothing },
  people: {
    listPeople: nothing,
    endSessionsOf: ({ stranger }) => ({ params: { id: stranger } }),
    setServerRole: ({ stranger }) => ({ params: { id: stranger }, body: { role: 'user' } }),
  },
  adminRooms: { listAllRooms: nothing, removeRoom: room },
  bots: {
    listBots: nothing,
    createBot: () => ({ body: { username: `bot-${newId().slice(-12)}` } }),
    listBotTokens: ({ bot }) => ({ params: { id: bot } }),
    createBotToken: ({ bot }) => ({ params: { id: bot }, body: { name: 'CI', scopes: ['messages:write'] } }),
    revokeBotToken: ({ bot, botToken }) => ({ params: { id: bot, tokenId: botToken } }),
  },
  logLevel: { readLogLevel: nothing, setLogLevel: () => ({ body: { level: 'error' } }) },
  settings: { readSettings: nothing, changeSettings: () => ({ body: { guests: true } }) },
  stats: {
    now: nothing,
    ofUser: ({ stranger }) => ({ params: { id: stranger } }),
    hourly: () => ({ query: 'hours=1' }),
    daily: () => ({ query: 'days=1' }),
  },

  users: {
    me: nothing,
    changeMe: () => ({ body: { displayName: 'Another' } }),
    search: () => ({ query: 'query=u' }),
    find: ({ stranger }) => ({ params: { id: stranger } }),
  },
  sharedRooms: { listSharedRooms: ({ stranger }) => ({ params: { id: stranger } }) },
  blocks: {
    listBlocks: nothing,
    blockUser: ({ stranger }) => ({ params: { userId: stranger } }),
    unblockUser: ({ blocked }) => ({ params: { userId: blocked } }),
  },

  rooms: {
    listRooms: nothing,
    discoverRooms: nothing,
    createRoom: () => ({ body: { name: `New ${newId()}`, kind: 'public' } }),
    openDirectRoom: (world, variant) => ({
      body: {
        userId: known(
          {
            'with anybody': world.stranger,
            'with whom one has blocked': world.blocked,
            'with who has blocked one': world.blocker,
          },
          variant,
        ),
      },
    }),
    getRoom: room,
    getRoomByName: ({ roomName }) => ({ params: { name: roomName ?? '' } }),
    editRoom: ({ roomId: id }) => ({ params: { id }, body: { topic: 'Another' } }),
    deleteRoom: room,
  },
  members: {
    joinRoom: room,
    leaveRoom: room,
    listMembers: room,
    addMember: (world, variant) => toSomebody(world, variant),
    removeMember: (world, variant) => toSomebody(world, variant),
    setMemberRole: (world, variant) =>
      toSomebody(world, variant, { role: variant === 'to a member' ? 'moderator' : 'member' }),
  },
  mutes: {
    muteMember: (world, variant) => toSomebody(world, variant, { until: null }),
    unmuteMember: (world, variant) => toSomebody(world, variant),
  },
  bans: {
    listBans: room,
    banUser: (world, variant) => toSomebody(world, variant, { reason: 'Spam' }),
    unbanUser: ({ roomId: id, banned }) => ({ params: { id, userId: banned } }),
  },
  invites: {
    listInvites: room,
    createInvite: ({ roomId: id }) => ({ params: { id }, body: { maxUses: 1 } }),
    revokeInvite: (world, variant) => ({
      params:
        variant === 'of another room'
          ? { id: world.myRoomId, inviteId: world.secretInvite }
          : { id: world.roomId, inviteId: world.inviteId },
    }),
    acceptInvite: ({ inviteCode: code }) => ({ params: { code } }),
  },

  incomingHooks: {
    listIncomingHooks: room,
    createIncomingHook: ({ roomId: id }) => ({ params: { id }, body: { name: 'Deploys' } }),
    removeIncomingHook: (world, variant) => ({
      params:
        variant === 'of another room'
          ? { id: world.myRoomId, hookId: world.secretHook.id }
          : { id: world.roomId, hookId: world.hook.id },
    }),
    postByHook: ({ hook: { id, secret } }, variant) => ({
      params: { hookId: id, secret: variant === 'with its address' ? secret : `${secret}x` },
      body: { text: 'Build 7 is out.' },
    }),
  },

  outgoingHooks: {
    listOutgoingHooks: room,
    createOutgoingHook: ({ roomId: id }) => ({
      params: { id },
      body: { name: 'Tickets', url: 'https://tickets.example.com/', events: ['message.created'] },
    }),
    changeOutgoingHook: (world, variant) => ({ ...toOutgoing(world, variant), body: { name: 'Other' } }),
    removeOutgoingHook: toOutgoing,
    listDeliveries: toOutgoing,
    redeliver: toOutgoing,
  },

  messages: {
    listMessages: room,
    sendMessage: ({ roomId: id }) => ({ params: { id }, body: { id: newId(), body: 'Hello' } }),
    getMessage: toMessage,
    editMessage: (world, variant) => toMessage(world, variant, { body: { body: 'Other' } }),
    deleteMessage: toMessage,
    addReaction: (world, variant) => toMessage(world, variant, { emoji: '👍' }),
    removeReaction: (world, variant) => toMessage(world, variant, { emoji: '👍' }),
    pinMessage: toMessage,
    unpinMessage: toMessage,
    messageReceipts: toMessage,
  },
  changes: { listChanges: ({ roomId: id }) => ({ params: { id }, query: 'since=0' }) },
  mentions: { listMentions: nothing },
  pins: { listPins: room },
  notify: { chooseNotify: ({ roomId: id }) => ({ params: { id }, body: { notify: 'mentions' } }) },
  linkPreviews: {
    getPreview: (world, variant) => ({
      query: `url=${variant === 'of a page' ? world.linkUrl : 'http://127.0.0.1:1/'}`,
    }),
    getPreviewImage: (world, variant) => ({
      params: { id: variant === 'of a page' ? world.linkPreview : world.roomId },
    }),
  },
  drafts: {
    listDrafts: nothing,
    getDraft: room,
    keepDraft: ({ roomId: id }) => ({ params: { id }, body: { body: 'Not yet', baseVersion: 0 } }),
    discardDraft: room,
  },
  receipts: { markRead: ({ roomId: id }) => ({ params: { id }, body: { seq: 1 } }) },
  presence: { heartbeat: nothing, listOnline: nothing, listRoomPresence: room },
} satisfies Handlers<Calling>;

function account(world: World, variant: string): string {
  return known({ 'of somebody else': world.stranger, 'of oneself': world.caller.id }, variant);
}

/** The same, for who has the name of a handler only. */
export function callOf(controller: string, method: string): Calling {
  const calls: Readonly<Record<string, Readonly<Record<string, Calling>>>> = CALLS;
  const call = calls[controller]?.[method];
  if (!call) throw new Error(`rest-calls.ts does not say how ${controller}.${method} is called`);
  return call;
}
