import type { ClientEvent } from '@parley/contracts';
import { forAccounts, type Row } from './grid.js';
import { MODERATE, NOT_THERE, PIN, READ, SIGNED_IN, WRITE, WRITE_FOR_OTHERS } from './policies.js';

/** As over REST: a way to a message of a secret room through a room of one's own. */
const throughMyRoom = { 'of another room': NOT_THERE };

/** Who may say what on a socket: every event of the contract. One that is missing here does not compile. */
export const EVENTS = {
  sync: SIGNED_IN,
  ping: SIGNED_IN,
  'auth:renew': {
    'with a token of this session': SIGNED_IN,
    'with somebody else’s': forAccounts({
      guest: 'UNAUTHENTICATED',
      user: 'UNAUTHENTICATED',
      administrator: 'UNAUTHENTICATED',
    }),
  },
  'presence:set': SIGNED_IN,
  'presence:watch': SIGNED_IN,

  'message:send': WRITE,
  'message:edit': { 'one’s own': WRITE, 'somebody else’s': WRITE_FOR_OTHERS, ...throughMyRoom },
  'message:delete': { 'one’s own': READ, 'somebody else’s': MODERATE, ...throughMyRoom },
  'message:react': { 'to any': WRITE, ...throughMyRoom },
  'message:pin': { 'of the room': PIN, ...throughMyRoom },
  'room:read': READ,
  'room:delivered': READ,
  'room:unread': READ,
  // Without an answer: `ok` is that the others hear of it.
  typing: WRITE,
} satisfies Record<ClientEvent, Row>;
