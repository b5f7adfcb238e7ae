import { forAccounts, forEverybody, type Row } from './grid.js';
import { EVENTS } from './events.js';
import { ADD, JOIN, LEAVE, MODERATE, NOT_THERE, OWN, PIN, READ, SIGNED_IN } from './policies.js';
import { REST } from './rest.js';

const ofTheRoom = { 'of the room': READ, 'of another room': NOT_THERE };
/** Only a WebSocket is renewed, and this is none. */
const OVER_WEB_SOCKET = forAccounts({ guest: 'VALIDATION', user: 'VALIDATION', administrator: 'VALIDATION' });

/**
 * Who may ask what in GraphQL: every field of Query, Mutation and Subscription. What is there over REST has the row of
 * REST. One that is missing fails `graphql-matrix.spec.ts`.
 */
export const GRAPHQL: Readonly<Record<string, Row>> = {
  'Query.me': SIGNED_IN,
  'Query.user': SIGNED_IN,
  'Query.users': SIGNED_IN,
  'Query.blocks': REST.blocks.listBlocks,
  'Query.presence': SIGNED_IN,
  'Query.online': REST.presence.listOnline,
  'Query.roomPresence': REST.presence.listRoomPresence,
  'Query.sessions': REST.sessions.list,
  'Query.rooms': REST.rooms.listRooms,
  'Query.room': REST.rooms.getRoom,
  'Query.roomByName': REST.rooms.getRoomByName,
  'Query.discover': REST.rooms.discoverRooms,
  'Query.members': READ,
  'Query.messages': READ,
  'Query.message': ofTheRoom,
  'Query.changes': READ,
  'Query.pins': READ,
  'Query.receipts': ofTheRoom,
  'Query.search': REST.search.searchMessages,
  'Query.bans': MODERATE,
  'Query.invites': MODERATE,

  'Mutation.editMe': SIGNED_IN,
  'Mutation.blockUser': REST.blocks.blockUser,
  'Mutation.unblockUser': REST.blocks.unblockUser,
  'Mutation.setPresence': REST.presence.heartbeat,
  'Mutation.setTyping': EVENTS.typing,
  'Mutation.register': REST.auth.register,
  'Mutation.login': REST.auth.login,
  'Mutation.guest': REST.auth.guest,
  'Mutation.upgradeGuest': REST.auth.upgradeGuest,
  // Asks for a refresh token, and this one is none.
  'Mutation.refresh': forEverybody('UNAUTHENTICATED'),
  'Mutation.logout': REST.sessions.logout,
  'Mutation.logoutAll': REST.sessions.logoutAll,
  'Mutation.endSession': REST.sessions.endOne,
  'Mutation.renewConnection': OVER_WEB_SOCKET,
  'Mutation.createRoom': REST.rooms.createRoom,
  'Mutation.openDirectRoom': REST.rooms.openDirectRoom,
  'Mutation.editRoom': MODERATE,
  'Mutation.deleteRoom': OWN,
  'Mutation.joinRoom': JOIN,
  'Mutation.leaveRoom': LEAVE,
  'Mutation.addMember': { 'a stranger': ADD },
  'Mutation.removeMember': REST.members.removeMember,
  'Mutation.setMemberRole': REST.members.setMemberRole,
  'Mutation.markRead': READ,
  'Mutation.markDelivered': READ,
  'Mutation.markUnread': READ,
  'Mutation.muteMember': REST.mutes.muteMember,
  'Mutation.unmuteMember': REST.mutes.unmuteMember,
  'Mutation.banUser': REST.bans.banUser,
  'Mutation.unbanUser': REST.bans.unbanUser,
  'Mutation.createInvite': REST.invites.createInvite,
  'Mutation.revokeInvite': REST.invites.revokeInvite,
  'Mutation.acceptInvite': REST.invites.acceptInvite,
  'Mutation.sendMessage': REST.messages.sendMessage,
  'Mutation.editMessage': REST.messages.editMessage,
  'Mutation.deleteMessage': REST.messages.deleteMessage,
  'Mutation.reactToMessage': REST.messages.addReaction,
  'Mutation.pinMessage': { 'of the room': PIN, 'of another room': NOT_THERE },

  'Subscription.messageChanged': READ,
  'Subscription.memberChanged': READ,
  'Subscription.receiptChanged': READ,
  'Subscription.typing': READ,
  'Subscription.presenceChanged': SIGNED_IN,
  'Subscription.roomsChanged': SIGNED_IN,
};
