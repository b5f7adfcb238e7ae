const SUBPROTOCOL = 'graphql-transport-ws';
const CONNECT_LIMIT_MS = 30_000;
const PROBE = '{"type":"ping","payload":{"probe":true}}';
/** What an unknown person is told of themselves comes within this; nothing has to. */
const LINGER_MS = 20;

/** A message of the server, as it came. */
export interface LiveMessage {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly payload?: unknown;
}

/** How a conversation went. */
export interface LiveOutcome {
  readonly heard: readonly LiveMessage[];
  /** With which it was closed by the server; `null` where it lives on. */
  readonly closed: number | null;
  /** Operations that were to end and did not. */
  readonly unanswered: readonly string[];
  /** Whether a connection that lives on says nothing any more. */
  readonly isMute: boolean;
}

/** A WebSocket of GraphQL that can be misused: what is sent goes out as it is. */
export class LiveLine {
  private readonly heard: LiveMessage[] = [];
  private readonly looking = new Set<() => void>();
  private closedWith: number | null = null;

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener('close', ({ code }) => {
      this.closedWith = code;
      this.look();
    });
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('message', ({ data }) => {
      this.heard.push(messageOf(data));
      this.look();
    });
  }

  /** With a token, it is let in when this resolves. @throws Error when it is refused */
  static async open(url: string, token?: string): Promise<LiveLine> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, SUBPROTOCOL);
    const line = new LiveLine(socket);
    await line.until(() => socket.readyState === WebSocket.OPEN, CONNECT_LIMIT_MS, socket);
    if (line.closedWith !== null) throw new Error(`The connection was refused: ${line.closedWith}`);
    if (token === undefined) return line;
    const parameters = { authorization: `Bearer ${token}` };
    socket.send(JSON.stringify({ type: 'connection_init', payload: parameters }));
    const isIn = await line.until(
      () => line.heard.some(({ type }) => type === 'connection_ack'),
      CONNECT_LIMIT_MS,
    );
    if (isIn) return line;
    line.close();
    throw new Error(`The connection was refused: ${line.closedWith ?? 'no answer'}`);
  }

  /** Says all of it, waits for what is to end, and asks whether anybody is there still. */
  async say(
    frames: readonly (string | Buffer)[],
    awaited: readonly string[],
    signedIn: boolean,
    limitMs: number,
  ): Promise<LiveOutcome> {
    for (const frame of frames) {
      if (this.closedWith !== null) break;
      this.socket.send(typeof frame === 'string' ? frame : new Uint8Array(frame));
    }
    const open = (): string[] =>
      awaited.filter((id) => !this.heard.some((one) => one.id === id && one.type !== 'next'));
    await this.until(() => open().length === 0, limitMs);
    let isMute = false;
    if (signedIn && this.closedWith === null) {
      this.socket.send(PROBE);
      const answered = await this.until(() => this.heard.some(isAnswerToProbe), limitMs);
      isMute = !answered && this.closedWith === null;
    } else {
      await this.until(() => false, LINGER_MS);
    }
    const closed = this.closedWith;
    return { heard: this.heard, closed, unanswered: closed === null ? open() : [], isMute };
  }

  close(): void {
    this.socket.close();
  }

  /** Whether it came to be so, before the end of the connection and in time. */
  private until(isSo: () => boolean, limitMs: number, opening?: WebSocket): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.looking.delete(look);
        resolve(isSo());
      };
      const look = (): void => {
        if (isSo() || this.closedWith !== null) settle();
      };
      const timer = setTimeout(settle, limitMs);
      this.looking.add(look);
      opening?.addEventListener('open', look);
      look();
    });
  }

  private look(): void {
    for (const one of [...this.looking]) one();
  }
}

const isAnswerToProbe = ({ type, payload }: LiveMessage): boolean =>
  type === 'pong' && (payload as { probe?: unknown } | null | undefined)?.probe === true;

function messageOf(data: unknown): LiveMessage {
  try {
    return JSON.parse(String(data)) as LiveMessage;
  } catch {
    return { type: 'not JSON', payload: String(data).slice(0, 300) };
  }
}
