import { ERROR_CODES, type ErrorCode, type RoomKind } from '@parley/contracts';

/** What a call is answered with: `ok` is any success. */
export type Outcome = 'ok' | ErrorCode;

/** How somebody stands to a room that is not direct. Guests are members there, administrators of the server are not. */
export const STANDINGS = [
  'guest',
  'stranger',
  'member',
  'muted',
  'banned',
  'former',
  'moderator',
  'owner',
  'administrator',
] as const;

/** How somebody stands to a direct room: `blocker` and `blocked` are in it, and so are `guest` and `member`. */
export const DIRECT_STANDINGS = [
  'guest',
  'stranger',
  'member',
  'blocker',
  'blocked',
  'administrator',
] as const;

/** Who asks where no room is concerned. */
export const ACCOUNTS = ['guest', 'user', 'administrator'] as const;

/** Who is nobody: their tokens are refused before anything is looked at. */
export const NOBODIES = ['no token', 'expired token', 'deleted account', 'barred account'] as const;

export type Standing = (typeof STANDINGS)[number] | (typeof DIRECT_STANDINGS)[number];
export type Account = (typeof ACCOUNTS)[number];
export type Nobody = (typeof NOBODIES)[number];
export type Caller = Standing | Account | Nobody;

export interface Cell {
  /** `null` where the caller's standing to a room is of no account. */
  readonly kind: RoomKind | null;
  readonly caller: Caller;
  readonly outcome: Outcome;
}

/** Who gets which answer. */
export interface Policy {
  readonly cells: readonly Cell[];
}

/** A policy, or several by what the call is about: one's own message, somebody else's. */
export type Row = Policy | Readonly<Record<string, Policy>>;

const NOBODY_OUTCOMES: Readonly<Record<Nobody, Outcome>> = {
  'no token': 'UNAUTHENTICATED',
  'expired token': 'TOKEN_EXPIRED',
  'deleted account': 'UNAUTHENTICATED',
  'barred account': 'UNAUTHENTICATED',
};

const refusedNobodies: readonly Cell[] = NOBODIES.map((caller) => ({
  kind: null,
  caller,
  outcome: NOBODY_OUTCOMES[caller],
}));

/** For everybody, whoever they are, signed in or not, but these. */
export function forEverybody(
  outcome: Outcome,
  but: Readonly<Partial<Record<Nobody | Account, Outcome>>> = {},
): Policy {
  const callers = [...NOBODIES, ...ACCOUNTS];
  return { cells: callers.map((caller) => ({ kind: null, caller, outcome: but[caller] ?? outcome })) };
}

/** For whoever has an account or is a guest, rooms being of no account. */
export function forAccounts(outcomes: Readonly<Record<Account, Outcome>>): Policy {
  const cells = ACCOUNTS.map((caller) => ({ kind: null, caller, outcome: outcomes[caller] }));
  return { cells: [...refusedNobodies, ...cells] };
}

/**
 * Reads a table: a line of standings, then for each kind of room a line of outcomes in their order. Every standing must
 * have its outcome. Without a line for a kind there is nothing of it to call.
 */
export function inRooms(table: string): Policy {
  const cells: Cell[] = [];
  let header: readonly string[] = [];
  for (const line of table.split('\n').map((text) => text.trim().split(/\s+/))) {
    const [first = '', ...outcomes] = line;
    if (first === '') continue;
    if (!isKind(first)) {
      header = line;
      continue;
    }
    const standings: readonly Standing[] = first === 'direct' ? DIRECT_STANDINGS : STANDINGS;
    if (header.join() !== standings.join()) {
      throw new Error(`above "${first}" the table must say: ${standings.join(' ')}`);
    }
    if (outcomes.length !== standings.length || !outcomes.every(isOutcome)) {
      throw new Error(`in "${line.join(' ')}" each of ${standings.length} standings needs an outcome`);
    }
    cells.push(...standings.map((caller, n) => ({ kind: first, caller, outcome: outcomes[n] as Outcome })));
  }
  return { cells: [...refusedNobodies, ...cells] };
}

/** By name; the only one is called by the empty name. */
export function policiesOf(row: Row): readonly (readonly [variant: string, policy: Policy])[] {
  return isPolicy(row) ? [['', row]] : Object.entries(row);
}

function isPolicy(row: Row): row is Policy {
  return Array.isArray(row['cells']);
}

function isKind(word: string): word is RoomKind {
  return ['public', 'private', 'direct'].includes(word);
}

function isOutcome(word: string): word is Outcome {
  return word === 'ok' || (ERROR_CODES as readonly string[]).includes(word);
}
