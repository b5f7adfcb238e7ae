import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Carrier } from '../../platform/socket/index.js';
import { CUT_OFF, type Ending } from './endings.js';

/** In which a client has to answer that the connection is closed. */
const CLOSING_MS = 1_000;

/** A WebSocket as what a socket of this process is carried by. */
export class WebSocketCarrier implements Carrier {
  /** Why it will be closed, where that was told before. */
  ending: Ending | undefined;

  constructor(
    private readonly webSocket: WebSocket,
    readonly request: IncomingMessage,
  ) {}

  send(text: string, sent: () => void): void {
    this.webSocket.send(text, () => sent());
  }

  close(atOnce: boolean): void {
    // Who is to be gone at once does not read, or sends too much.
    this.end(this.ending ?? (atOnce ? CUT_OFF : { code: 1000, reason: '' }));
  }

  end({ code, reason }: Ending): void {
    this.webSocket.close(code, reason);
    const cut = setTimeout(() => this.webSocket.terminate(), CLOSING_MS);
    this.webSocket.once('close', () => clearTimeout(cut));
  }
}
