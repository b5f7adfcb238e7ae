/** One thing that is sent. Made from the seed and its number alone, but for ids, which every server gives anew. */
export type Case = RestCase | GraphqlCase | LiveCase | EventCase | FramesCase | WireCase | FloodCase;

interface Numbered {
  readonly number: number;
}

export interface RestCase extends Numbered {
  readonly kind: 'rest';
  /** Of the OpenAPI document; `null` for what is not in it. */
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | undefined;
  /** Whether it carries the token of whoever sends it. */
  readonly asSelf: boolean;
}

/** An operation for `POST /graphql`. */
export interface GraphqlCase extends Omit<RestCase, 'kind'> {
  readonly kind: 'graphql';
}

/** What is said over a WebSocket that speaks GraphQL, on a connection of its own. */
export interface LiveCase extends Numbered {
  readonly kind: 'live';
  /** Whether the connection says who it is before. */
  readonly signedIn: boolean;
  readonly frames: readonly (string | Buffer)[];
  /** Ids of operations among them that come to an end by themselves. */
  readonly awaited: readonly string[];
}

/** An event that is to be answered, on the connection of whoever sends it. */
export interface EventCase extends Numbered {
  readonly kind: 'event';
  readonly event: string;
  /** As they follow each other on the wire: text, then binary parts. */
  readonly frames: readonly (string | Buffer)[];
  /** By which its answer is known; `null` when none is asked for. */
  readonly ack: number | null;
}

/** What is no event at all, on a connection of its own. */
export interface FramesCase extends Numbered {
  readonly kind: 'frames';
  /** Whether the connection says who it is before. */
  readonly signedIn: boolean;
  readonly frames: readonly (string | Buffer)[];
}

/** Bytes, on a TCP connection of their own. */
export interface WireCase extends Numbered {
  readonly kind: 'wire';
  readonly bytes: Buffer;
}

export interface FloodCase extends Numbered {
  readonly kind: 'flood';
  readonly signedIn: boolean;
  readonly frame: string;
  readonly count: number;
}

const SHOWN = 1_500;

/** Enough to send it by hand. */
export function describeCase(one: Case): string {
  switch (one.kind) {
    case 'rest':
    case 'graphql':
      return [
        `${one.method} ${shown(one.path)}`,
        ...Object.entries(one.headers).map(([name, value]) => `${name}: ${hidden(name, String(value))}`),
        ...(one.body ? ['', shown(one.body)] : []),
      ].join('\n');
    case 'event':
      return one.frames.map(shown).join('\n');
    case 'live':
    case 'frames':
      return `on a connection of its own${one.signedIn ? ', signed in' : ''}:\n${shownFew(one.frames)}`;
    case 'wire':
      return shown(one.bytes);
    case 'flood':
      return `${one.count} times, ${one.signedIn ? '' : 'not '}signed in: ${shown(one.frame)}`;
  }
}

const SHOWN_FRAMES = 20;

function shownFew(frames: readonly (string | Buffer)[]): string {
  const more = frames.length - SHOWN_FRAMES;
  return [...frames.slice(0, SHOWN_FRAMES).map(shown), ...(more > 0 ? [`… and ${more} more`] : [])].join(
    '\n',
  );
}

function shown(part: string | Buffer): string {
  const text = typeof part === 'string' ? part : part.toString('latin1');
  const visible = JSON.stringify(text.slice(0, SHOWN)).slice(1, -1).replaceAll('\\"', '"');
  return text.length > SHOWN ? `${visible}… (${text.length} in all)` : visible;
}

const hidden = (name: string, value: string): string =>
  name.toLowerCase() === 'authorization' && value.length > 60 ? 'Bearer <own token>' : shown(value);
