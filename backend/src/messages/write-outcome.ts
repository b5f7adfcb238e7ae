import type { Message } from '@parley/contracts';
import type { Claim } from '../attachments/index.js';
import { viewOf } from './message.view.js';
import type { Explanation } from './write-statements.js';

/** Why a message was not stored though nothing went wrong. */
export type WriteRefusal =
  | 'NO_ROOM'
  | 'NOT_A_MEMBER'
  | 'BANNED'
  | 'MUTED'
  | 'BLOCKED_BY_ME'
  | 'BLOCKED_BY_THEM'
  | 'ID_TAKEN'
  | 'NO_SUCH_REPLY'
  | 'NO_SUCH_ATTACHMENT'
  | 'ATTACHMENT_USED';

/** What became of one message of a batch. */
export type WriteOutcome =
  | { readonly kind: 'stored'; readonly message: Message }
  /** The same message is there already; this is how it is now. */
  | { readonly kind: 'repeated'; readonly message: Message }
  | { readonly kind: 'refused'; readonly why: WriteRefusal };

/** Of a message that was left out when its batch was stored. */
export function outcomeOf(row: Explanation, claim: Claim | undefined): WriteOutcome {
  if (row.same) return { kind: 'repeated', message: viewOf(row) };
  return { kind: 'refused', why: refusalOf(row, claim) };
}

function refusalOf(
  { room_kind, member, banned, muted, blocked, taken }: Explanation,
  claim: Claim | undefined,
): WriteRefusal {
  if (!member) {
    // Of a room that is not public nobody outside may learn that it is there.
    if (room_kind !== 'public') return 'NO_ROOM';
    return banned ? 'BANNED' : 'NOT_A_MEMBER';
  }
  if (taken) return 'ID_TAKEN';
  if (blocked) return blocked === 'byMe' ? 'BLOCKED_BY_ME' : 'BLOCKED_BY_THEM';
  if (muted) return 'MUTED';
  return typeof claim === 'string' ? claim : 'NO_SUCH_REPLY';
}
