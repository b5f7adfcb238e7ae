import { pause } from './pause.js';

const CONNECT_LIMIT_MS = 30_000;

type Frame = string | Buffer;

/** What an event is answered with, or how it ended instead. */
export type Reply = { readonly data: unknown } | 'closed' | 'none';

/** A Socket.IO connection that can be misused: what is sent goes out as it is. */
export class Line {
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private readonly listeners = new Set<(event: string, payload: unknown) => void>();
  readonly closed: Promise<void>;
  isOpen = true;

  private constructor(private readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => {
      socket.addEventListener('close', () => {
        this.isOpen = false;
        for (const settle of [...this.waiting.values()]) settle('closed');
        resolve();
      });
    });
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') this.read(data);
    });
  }

  /** Opens a connection; with a token, it is connected when this resolves. @throws Error when it is refused */
  static async open(url: string, token?: string): Promise<Line> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const line = new Line(socket);
    const opened = new Promise<boolean>((resolve) => {
      socket.addEventListener('open', () => resolve(true));
      void line.closed.then(() => resolve(false));
    });
    if (!(await opened)) throw new Error('The connection was refused.');
    if (token === undefined) return line;
    const answered = new Promise<string>((resolve) => {
      socket.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && /^4[04]/.test(data)) resolve(data);
      });
      void line.closed.then(() => resolve('closed'));
      void pause(CONNECT_LIMIT_MS).then(() => resolve('no answer'));
    });
    socket.send(`40${JSON.stringify({ token })}`);
    const answer = await answered;
    if (!answer.startsWith('40')) {
      line.close();
      throw new Error(`The connection was refused: ${answer}`);
    }
    return line;
  }

  send(frames: readonly Frame[]): void {
    for (const frame of frames) {
      if (!this.isOpen) return;
      this.socket.send(typeof frame === 'string' ? frame : new Uint8Array(frame));
    }
  }

  /** The answer to the packet with this number, or how it ended instead. */
  answerTo(ack: number, limitMs: number): Promise<Reply> {
    return new Promise((resolve) => {
      const settle = (reply: Reply): void => {
        clearTimeout(timer);
        this.waiting.delete(ack);
        resolve(reply);
      };
      const timer = setTimeout(() => settle('none'), limitMs);
      this.waiting.set(ack, settle);
      if (!this.isOpen) settle('closed');
    });
  }

  onEvent(listener: (event: string, payload: unknown) => void): void {
    this.listeners.add(listener);
  }

  forget(): void {
    this.listeners.clear();
  }

  close(): void {
    this.socket.close();
  }

  private read(data: string): void {
    if (data === '2') {
      this.send(['3']);
      return;
    }
    const answer = /^43(\d+)(\[.*)$/s.exec(data);
    if (answer)
      this.waiting.get(Number(answer[1]))?.({ data: (JSON.parse(answer[2] ?? '[]') as unknown[])[0] });
    if (!data.startsWith('42[')) return;
    const [event, payload] = JSON.parse(data.slice(2)) as [string, unknown];
    for (const listener of this.listeners) listener(event, payload);
  }
}
