/**
 * The names of Socket.IO's rooms. No other file makes or reads one.
 *
 * Every socket is in `user:` and `session:` of its own from the moment it is connected, and in `room:` of the rooms
 * that its person is in (`Places` keeps that).
 */
const ROOM = 'room:';
const USER = 'user:';
const SESSION = 'session:';

export const roomChannel = (roomId: string): string => ROOM + roomId;
export const userChannel = (userId: string): string => USER + userId;
export const sessionChannel = (sessionId: string): string => SESSION + sessionId;

/** The chat room that a channel is for; `undefined` for the other channels. */
export function roomOfChannel(channel: string): string | undefined {
  return channel.startsWith(ROOM) ? channel.slice(ROOM.length) : undefined;
}
