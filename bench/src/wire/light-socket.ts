import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame, FrameReader, OPCODE } from './frames.js';

/** One text: the bytes of `data` from `start` to `end`, valid during the call only. */
export type OnText = (data: Buffer, start: number, end: number) => void;

const HEADERS_END = '\r\n\r\n';

/**
 * A websocket that costs next to nothing to receive on, so that whoever measures a server is not measured himself:
 * texts are not decoded, and what is sent within one turn goes out at once.
 */
export class LightSocket {
  onClose: () => void = () => undefined;
  private isCorked = false;

  private constructor(private readonly wire: Socket) {}

  /** @throws where the server does not let it in */
  static open(url: string, onText: OnText): Promise<LightSocket> {
    const { hostname, port, pathname, search, host } = new URL(url);
    const wire = connect({ host: hostname, port: Number(port), noDelay: true });
    const socket = new LightSocket(wire);
    const reader = new FrameReader((opcode, data, start, end) => {
      if (opcode === OPCODE.text) onText(data, start, end);
      else if (opcode === OPCODE.ping) socket.write(clientFrame(OPCODE.pong, ''));
      else if (opcode === OPCODE.close) wire.end();
    });
    wire.write(
      [
        `GET ${pathname}${search} HTTP/1.1`,
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        HEADERS_END,
      ]
        .join('\r\n')
        .slice(0, -2),
    );
    return new Promise((resolve, reject) => {
      let head = '';
      const onHead = (chunk: Buffer): void => {
        head += chunk.toString('latin1');
        const end = head.indexOf(HEADERS_END);
        if (end === -1) return;
        wire.off('data', onHead);
        if (!head.startsWith('HTTP/1.1 101')) {
          wire.destroy();
          reject(new Error(`${url} answers: ${head.slice(0, 200)}`));
          return;
        }
        const rest = Buffer.from(head.slice(end + HEADERS_END.length), 'latin1');
        wire.pause();
        resolve(socket);
        // Whoever opened it has it by then.
        setImmediate(() => {
          if (rest.length > 0) reader.read(rest);
          wire.on('data', (next) => reader.read(next));
          wire.resume();
        });
      };
      wire.on('data', onHead);
      wire.once('error', reject);
      wire.once('close', () => {
        socket.onClose();
        reject(new Error(`${url} closed the connection`));
      });
    });
  }

  send(text: string): void {
    this.write(clientFrame(OPCODE.text, text));
  }

  close(): void {
    this.wire.destroy();
  }

  private write(frame: Buffer): void {
    if (!this.isCorked) {
      this.isCorked = true;
      this.wire.cork();
      setImmediate(() => {
        this.isCorked = false;
        this.wire.uncork();
      });
    }
    this.wire.write(frame);
  }
}
