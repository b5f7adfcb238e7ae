import type { ClientEvent } from '@parley/contracts';
import type { Schema } from './schema.js';

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});

export interface EventShape {
  /** `null` for an event that carries nothing. */
  readonly payload: Schema | null;
  /** `null` for an event without an answer. */
  readonly ack: Schema | null;
}

/** Every event that a client sends, by what it carries and gets. One that is declared and not here does not compile. */
export const EVENTS: Readonly<Record<ClientEvent, EventShape>> = {
  sync: { payload: ref('SyncRequest'), ack: ref('SyncAnswer') },
  'message:send': { payload: ref('SendMessage'), ack: ref('Message') },
  'message:edit': { payload: ref('EditMessage'), ack: ref('Message') },
  'message:delete': { payload: ref('DeleteMessage'), ack: ref('Message') },
  'message:react': { payload: ref('ReactToMessage'), ack: ref('Message') },
  'message:pin': { payload: ref('PinMessage'), ack: ref('Message') },
  'room:read': { payload: ref('MarkSeq'), ack: ref('ReadMarks') },
  'room:delivered': { payload: ref('MarkSeq'), ack: ref('ReadMarks') },
  'room:unread': { payload: ref('MarkSeq'), ack: ref('ReadMarks') },
  typing: { payload: ref('Typing'), ack: null },
  'presence:set': {
    payload: object({ status: ref('PresenceChoice') }),
    ack: object({ status: ref('PresenceChoice') }),
  },
  'presence:watch': {
    payload: object({ userIds: { type: 'array', items: ref('Id') } }),
    ack: { type: 'array', items: ref('Presence') },
  },
  'auth:renew': {
    payload: object({ accessToken: { type: 'string' } }),
    ack: object({ expiresAt: ref('Timestamp') }),
  },
  ping: { payload: null, ack: object({ now: ref('Timestamp') }) },
};
