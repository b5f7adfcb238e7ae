import { v7 as newId } from 'uuid';
import { callOf } from './rest-calls.js';
import type { World } from './world.js';

type Arguments = Readonly<Record<string, unknown>>;
type Calling = (world: World, variant: string) => Arguments;

/** The arguments are those of the call over REST, by their names there: what GraphQL calls otherwise is said here. */
const asOverRest =
  (controller: string, method: string, names: Readonly<Record<string, string>> = {}): Calling =>
  (world, variant) => {
    const { params = {}, body = {} } = callOf(controller, method)(world, variant);
    const renamed = Object.entries({ ...params, ...body }).map(([name, value]) => [
      names[name] ?? name,
      value,
    ]);
    return Object.fromEntries(renamed) as Arguments;
  };

const none: Calling = () => ({});
const room: Calling = ({ roomId }) => ({ roomId });
const byId: Calling = ({ roomId: id }) => ({ id });
const inRoom = { id: 'roomId' };
const MESSAGE = { id: 'roomId', messageId: 'id' };

/** Of a message, where the body over REST has an id of its own. */
const message =
  (method: string, more: Arguments = {}): Calling =>
  (world, variant) => ({ ...asOverRest('messages', method, MESSAGE)(world, variant), ...more });

/** How each field is asked for so that nothing but who asks can be wrong with it. */
export const GRAPHQL_CALLS: Readonly<Record<string, Calling>> = {
  'Query.me': none,
  'Query.user': ({ stranger: id }) => ({ id }),
  'Query.users': none,
  'Query.blocks': none,
  'Query.presence': ({ stranger }) => ({ userIds: [stranger] }),
  'Query.online': none,
  'Query.roomPresence': room,
  'Query.sessions': none,
  'Query.rooms': none,
  'Query.room': byId,
  'Query.roomByName': ({ roomName }) => ({ name: roomName ?? '' }),
  'Query.discover': none,
  'Query.members': room,
  'Query.messages': room,
  'Query.message': message('getMessage'),
  'Query.changes': ({ roomId }) => ({ roomId, since: 0 }),
  'Query.pins': room,
  'Query.receipts': message('messageReceipts'),
  'Query.search': ({ roomId }, variant) => ({ query: 'x', ...(variant === 'in one' && { roomId }) }),
  'Query.bans': room,
  'Query.invites': room,

  'Mutation.editMe': asOverRest('users', 'changeMe'),
  'Mutation.blockUser': asOverRest('blocks', 'blockUser'),
  'Mutation.unblockUser': asOverRest('blocks', 'unblockUser'),
  'Mutation.setPresence': () => ({ status: 'online' }),
  'Mutation.setTyping': ({ roomId }) => ({ roomId, on: true }),
  'Mutation.register': asOverRest('auth', 'register'),
  'Mutation.login': asOverRest('auth', 'login'),
  'Mutation.guest': asOverRest('auth', 'guest'),
  'Mutation.upgradeGuest': asOverRest('auth', 'upgradeGuest'),
  'Mutation.refresh': () => ({ refreshToken: 'none' }),
  'Mutation.logout': none,
  'Mutation.logoutAll': none,
  'Mutation.endSession': asOverRest('sessions', 'endOne'),
  'Mutation.renewConnection': () => ({ accessToken: 'none' }),
  'Mutation.createRoom': () => ({ name: `New ${newId()}`, kind: 'public' }),
  'Mutation.openDirectRoom': asOverRest('rooms', 'openDirectRoom'),
  'Mutation.editRoom': ({ roomId: id }) => ({ id, topic: 'Another' }),
  'Mutation.deleteRoom': byId,
  'Mutation.joinRoom': byId,
  'Mutation.leaveRoom': byId,
  'Mutation.addMember': asOverRest('members', 'addMember', inRoom),
  'Mutation.removeMember': asOverRest('members', 'removeMember', inRoom),
  'Mutation.setMemberRole': asOverRest('members', 'setMemberRole', inRoom),
  'Mutation.markRead': ({ roomId }) => ({ roomId, seq: 1 }),
  'Mutation.markDelivered': ({ roomId }) => ({ roomId, seq: 1 }),
  'Mutation.markUnread': ({ roomId }) => ({ roomId, seq: 1 }),
  'Mutation.muteMember': asOverRest('mutes', 'muteMember', inRoom),
  'Mutation.unmuteMember': asOverRest('mutes', 'unmuteMember', inRoom),
  'Mutation.banUser': asOverRest('bans', 'banUser', inRoom),
  'Mutation.unbanUser': asOverRest('bans', 'unbanUser', inRoom),
  'Mutation.createInvite': asOverRest('invites', 'createInvite', inRoom),
  'Mutation.revokeInvite': asOverRest('invites', 'revokeInvite', { id: 'roomId', inviteId: 'id' }),
  'Mutation.acceptInvite': asOverRest('invites', 'acceptInvite'),
  'Mutation.sendMessage': ({ roomId }) => ({ id: newId(), roomId, body: 'Hello' }),
  'Mutation.editMessage': message('editMessage'),
  'Mutation.deleteMessage': message('deleteMessage'),
  'Mutation.reactToMessage': message('addReaction', { on: true }),
  'Mutation.pinMessage': message('pinMessage', { on: true }),

  'Subscription.messageChanged': ({ roomId }) => ({ roomId, sinceVersion: 0 }),
  'Subscription.memberChanged': room,
  'Subscription.receiptChanged': room,
  'Subscription.typing': room,
  'Subscription.presenceChanged': ({ stranger }) => ({ userIds: [stranger] }),
  'Subscription.roomsChanged': none,
};
