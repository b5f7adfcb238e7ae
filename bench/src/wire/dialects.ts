const code = (letter: string): number => letter.charCodeAt(0);

/** What a text from a server is. Answers and events carry where their content begins. */
export type Heard =
  | { readonly is: 'opened' | 'entered' | 'refused' | 'heartbeat' | 'other' }
  | { readonly is: 'answer'; readonly id: number; readonly at: number };

const OPENED = { is: 'opened' } as const;
const ENTERED = { is: 'entered' } as const;
const REFUSED = { is: 'refused' } as const;
const HEARTBEAT = { is: 'heartbeat' } as const;
const OTHER = { is: 'other' } as const;

/** How one speaks with a kind of server. Every server that is measured does the same thing in one of these. */
export interface Dialect {
  readonly path: string;
  /** Said once the socket is open. */
  enter(auth: object): string;
  /** Said in answer to a heartbeat. */
  readonly heartbeat: string;
  /** Something that is to be answered with this number. */
  ask(id: number, event: string, payload: object): string;
  /** Whether this is a message of a room: by far the most frequent question, so it looks at single bytes. */
  isMessage(data: Buffer, start: number): boolean;
  /** What it is else. */
  read(data: Buffer, start: number, end: number): Heard;
}

/** Digits from `at` on. */
function numberAt(data: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  let next = at;
  for (let digit = data[next]; digit !== undefined && digit >= 48 && digit <= 57; digit = data[++next]) {
    value = value * 10 + digit - 48;
  }
  return { value, next };
}

const [ZERO, TWO, THREE, FOUR] = [code('0'), code('2'), code('3'), code('4')];

/** Socket.IO 5 over Engine.IO 4. Of the events only those of messages begin with an m. */
export const socketIo: Dialect = {
  path: '/socket.io/?EIO=4&transport=websocket',
  enter: (auth) => `40${JSON.stringify(auth)}`,
  heartbeat: '3',
  ask: (id, event, payload) => `42${id}${JSON.stringify([event, payload])}`,
  isMessage: (data, start) =>
    data[start] === FOUR && data[start + 1] === TWO && data[start + 4] === code('m'),
  read(data, start) {
    const [engine, packet] = [data[start], data[start + 1]];
    if (engine === ZERO) return OPENED;
    if (engine === TWO) return HEARTBEAT;
    if (engine !== FOUR) return OTHER;
    if (packet === ZERO) return ENTERED;
    if (packet === FOUR) return REFUSED;
    if (packet !== THREE) return OTHER;
    const { value, next } = numberAt(data, start + 2);
    return { is: 'answer', id: value, at: next };
  },
};

/** One letter before the JSON: e for entering, q and a number for a question, a and a number for its answer, m for a message. */
export const bare: Dialect = {
  path: '/',
  enter: (auth) => `e${JSON.stringify(auth)}`,
  heartbeat: '',
  ask: (id, event, payload) => `q${id}${JSON.stringify([event, payload])}`,
  isMessage: (data, start) => data[start] === code('m'),
  read(data, start) {
    if (data[start] === code('o')) return OPENED;
    if (data[start] === code('e')) return ENTERED;
    if (data[start] !== code('a')) return OTHER;
    const { value, next } = numberAt(data, start + 1);
    return { is: 'answer', id: value, at: next };
  },
};

export const DIALECTS = { socketIo, bare };
export type DialectName = keyof typeof DIALECTS;
