import { BOT_SCOPES, type BotScope } from '@parley/contracts';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';

/**
 * What a bot's token needs for something: one scope, several of which it needs all, or none (`any token`). `people` are
 * those alone who sign in themselves.
 */
export type Need = BotScope | readonly BotScope[] | 'any token' | 'people';

/** What holds a room as its member sees it tells of what was last said there. */
const MY_ROOM = ['rooms:read', 'messages:read'] as const;
const CHANGED_ROOM = ['rooms:write', 'messages:read'] as const;

/** A socket hears all that happens in the bot's rooms. */
const CONNECT = MY_ROOM;

/**
 * What each thing that can be asked needs of a bot, and nowhere else: methods of controllers, events of sockets, fields
 * of GraphQL. What is missing here is for people alone, and fails a test.
 */
export const NEEDS: Readonly<Record<string, Need>> = {
  connect: CONNECT,

  'health.live': 'any token',
  'health.ready': 'any token',
  'metrics.read': 'any token',
  'graphql.operate': 'any token',
  'settings.readSettings': 'any token',
  'settings.changeSettings': 'people',

  // Without a token, anybody may.
  'auth.register': 'any token',
  'auth.login': 'any token',
  'auth.guest': 'any token',
  'auth.refresh': 'any token',
  'incomingHooks.postByHook': 'any token',
  'mailLinks.forgotPassword': 'any token',
  'mailLinks.resetPassword': 'any token',
  'mailLinks.confirmEmail': 'any token',

  'auth.upgradeGuest': 'people',
  'mailLinks.resendConfirmation': 'people',
  'sessions.logout': 'people',
  'sessions.logoutAll': 'people',
  'sessions.list': 'people',
  'sessions.endOne': 'people',
  'sessions.changePassword': 'people',
  'accountSecurity.security': 'people',
  'accountSecurity.begin': 'people',
  'accountSecurity.confirm': 'people',
  'accountSecurity.disable': 'people',
  'accountSecurity.recoveryCodes': 'people',
  'accounts.deleteAccount': 'people',
  'accounts.banAccount': 'people',
  'accounts.unbanAccount': 'people',
  'accountExport.exportAccount': 'people',
  'audit.listAudit': 'people',
  'people.listPeople': 'people',
  'people.endSessionsOf': 'people',
  'people.setServerRole': 'people',
  'adminRooms.listAllRooms': 'people',
  'adminRooms.removeRoom': 'people',
  'logLevel.readLogLevel': 'people',
  'logLevel.setLogLevel': 'people',
  'stats.now': 'people',
  'stats.ofUser': 'people',
  'stats.hourly': 'people',
  'stats.daily': 'people',
  'bots.listBots': 'people',
  'bots.createBot': 'people',
  'bots.listBotTokens': 'people',
  'bots.createBotToken': 'people',
  'bots.revokeBotToken': 'people',

  'users.me': 'any token',
  'users.changeMe': 'profile:write',
  'users.search': 'users:read',
  'users.find': 'users:read',
  'avatars.setAvatar': 'profile:write',
  'avatars.removeAvatar': 'profile:write',
  'avatars.getAvatar': 'any token',
  'blocks.listBlocks': 'people',
  'blocks.blockUser': 'people',
  'blocks.unblockUser': 'people',
  'presence.heartbeat': 'profile:write',
  'presence.listOnline': 'users:read',
  'presence.listRoomPresence': 'rooms:read',

  'rooms.listRooms': MY_ROOM,
  'rooms.discoverRooms': 'rooms:read',
  'rooms.createRoom': CHANGED_ROOM,
  'rooms.openDirectRoom': CHANGED_ROOM,
  'rooms.getRoom': MY_ROOM,
  'rooms.getRoomByName': MY_ROOM,
  'sharedRooms.listSharedRooms': MY_ROOM,
  'rooms.editRoom': CHANGED_ROOM,
  'rooms.deleteRoom': 'rooms:write',
  'members.joinRoom': CHANGED_ROOM,
  'members.leaveRoom': 'rooms:write',
  'members.listMembers': 'rooms:read',
  'members.addMember': 'members:write',
  'members.removeMember': 'members:write',
  'members.setMemberRole': 'members:write',
  'mutes.muteMember': 'members:write',
  'mutes.unmuteMember': 'members:write',
  'bans.listBans': 'members:write',
  'bans.banUser': 'members:write',
  'bans.unbanUser': 'members:write',
  'invites.listInvites': 'members:write',
  'invites.createInvite': 'members:write',
  'invites.revokeInvite': 'members:write',
  'incomingHooks.listIncomingHooks': 'people',
  'incomingHooks.createIncomingHook': 'people',
  'incomingHooks.removeIncomingHook': 'people',
  'outgoingHooks.listOutgoingHooks': 'people',
  'outgoingHooks.createOutgoingHook': 'people',
  'outgoingHooks.changeOutgoingHook': 'people',
  'outgoingHooks.removeOutgoingHook': 'people',
  'outgoingHooks.listDeliveries': 'people',
  'outgoingHooks.redeliver': 'people',
  'invites.acceptInvite': CHANGED_ROOM,

  'messages.listMessages': 'messages:read',
  'messages.sendMessage': 'messages:write',
  'messages.getMessage': 'messages:read',
  'messages.editMessage': 'messages:write',
  'messages.deleteMessage': 'messages:write',
  'messages.addReaction': ['messages:write', 'messages:read'],
  'messages.removeReaction': ['messages:write', 'messages:read'],
  'messages.pinMessage': ['messages:write', 'messages:read'],
  'messages.unpinMessage': ['messages:write', 'messages:read'],
  'messages.messageReceipts': 'messages:read',
  'attachments.uploadFile': 'messages:write',
  'attachments.discardFile': 'messages:write',
  'attachments.getFile': 'messages:read',
  'attachments.getThumbnail': 'messages:read',
  'search.searchMessages': 'messages:read',
  'mentions.listMentions': 'messages:read',
  'changes.listChanges': 'messages:read',
  'pins.listPins': 'messages:read',
  'linkPreviews.getPreview': 'messages:read',
  'linkPreviews.getPreviewImage': 'messages:read',
  'drafts.listDrafts': 'people',
  'drafts.getDraft': 'people',
  'drafts.keepDraft': 'people',
  'drafts.discardDraft': 'people',
  'notify.chooseNotify': 'people',
  'receipts.markRead': 'messages:read',

  sync: MY_ROOM,
  ping: 'any token',
  'auth:renew': 'any token',
  'presence:set': 'profile:write',
  'presence:watch': 'users:read',
  'message:send': 'messages:write',
  'message:edit': 'messages:write',
  'message:delete': 'messages:write',
  'message:react': 'messages:write',
  'message:pin': 'messages:write',
  'room:read': 'messages:read',
  'room:delivered': 'messages:read',
  'room:unread': 'messages:read',
  typing: 'messages:write',

  'Query.me': 'any token',
  'Query.user': 'users:read',
  'Query.users': 'users:read',
  'Query.blocks': 'people',
  'Query.presence': 'users:read',
  'Query.online': 'users:read',
  'Query.roomPresence': 'rooms:read',
  'Query.sessions': 'people',
  'Query.rooms': MY_ROOM,
  'Query.room': MY_ROOM,
  'Query.roomByName': MY_ROOM,
  'Query.discover': 'rooms:read',
  'Query.members': 'rooms:read',
  'Query.messages': 'messages:read',
  'Query.message': 'messages:read',
  'Query.changes': 'messages:read',
  'Query.pins': 'messages:read',
  'Query.receipts': 'messages:read',
  'Query.search': 'messages:read',
  'Query.bans': 'members:write',
  'Query.invites': 'members:write',
  'Mutation.register': 'any token',
  'Mutation.login': 'any token',
  'Mutation.guest': 'any token',
  'Mutation.refresh': 'any token',
  'Mutation.upgradeGuest': 'people',
  'Mutation.logout': 'people',
  'Mutation.logoutAll': 'people',
  'Mutation.endSession': 'people',
  'Mutation.renewConnection': 'any token',
  'Mutation.editMe': 'profile:write',
  'Mutation.blockUser': 'people',
  'Mutation.unblockUser': 'people',
  'Mutation.setPresence': 'profile:write',
  'Mutation.setTyping': 'messages:write',
  'Mutation.createRoom': CHANGED_ROOM,
  'Mutation.openDirectRoom': CHANGED_ROOM,
  'Mutation.editRoom': CHANGED_ROOM,
  'Mutation.deleteRoom': 'rooms:write',
  'Mutation.joinRoom': CHANGED_ROOM,
  'Mutation.leaveRoom': 'rooms:write',
  'Mutation.addMember': 'members:write',
  'Mutation.removeMember': 'members:write',
  'Mutation.setMemberRole': 'members:write',
  'Mutation.markRead': 'messages:read',
  'Mutation.markDelivered': 'messages:read',
  'Mutation.markUnread': 'messages:read',
  'Mutation.muteMember': 'members:write',
  'Mutation.unmuteMember': 'members:write',
  'Mutation.banUser': 'members:write',
  'Mutation.unbanUser': 'members:write',
  'Mutation.createInvite': 'members:write',
  'Mutation.revokeInvite': 'members:write',
  'Mutation.acceptInvite': CHANGED_ROOM,
  'Mutation.sendMessage': 'messages:write',
  'Mutation.editMessage': 'messages:write',
  'Mutation.deleteMessage': 'messages:write',
  'Mutation.reactToMessage': ['messages:write', 'messages:read'],
  'Mutation.pinMessage': ['messages:write', 'messages:read'],
  'Subscription.messageChanged': 'messages:read',
  'Subscription.memberChanged': 'rooms:read',
  'Subscription.receiptChanged': 'messages:read',
  'Subscription.typing': 'rooms:read',
  'Subscription.presenceChanged': 'users:read',
  'Subscription.roomsChanged': MY_ROOM,
};

/**
 * Whether this may be asked with this token at all; whether in this room is for `AccessService`. Who is no bot may.
 *
 * @param what a key of `NEEDS`
 * @throws ChatError FORBIDDEN, naming what is missing
 */
export function requireScope({ scopes }: Pick<Actor, 'scopes'>, what: string): void {
  if (scopes === null) return;
  const need = NEEDS[what] ?? 'people';
  if (need === 'any token') return;
  if (need === 'people') throw new ChatError('FORBIDDEN', 'This is for people: no bot may do it.');
  const missing = scopesOf(need).filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return;
  const names = missing.map((scope) => `\`${scope}\` (${BOT_SCOPES[scope].toLowerCase()})`).join(' and ');
  throw new ChatError('FORBIDDEN', `The bot’s access token lacks ${names}.`);
}

/** Whether it is for everybody, with a token or without: then nobody has to be asked who they are. */
export function needsNothing(what: string): boolean {
  return NEEDS[what] === 'any token';
}

function scopesOf(need: BotScope | readonly BotScope[]): readonly BotScope[] {
  return typeof need === 'string' ? [need] : need;
}
