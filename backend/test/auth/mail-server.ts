import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  /** Headers and bodies, as they came over the wire. */
  readonly source: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** How many mails were offered, refused ones too. */
  offered(): number;
  /** Refuses so many with "try again later", as a busy server does. */
  refuseNext(count: number): void;
  /** Hangs up on everybody for a while, as a server that is away; `calls` says how many came. */
  hangUp(): { readonly calls: () => number; end(): void };
  close(): Promise<void>;
}

/** As much of an SMTP server as takes mails. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let offered = 0;
  let refusals = 0;
  let calls = 0;
  let isAway = false;

  const server = createServer((socket) => {
    calls += 1;
    if (isAway) return void socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    const say = (line: string) => socket.write(`${line}\r\n`);
    let envelope = { from: '', to: '' };
    let data: string[] | null = null;
    const hear = (line: string) => {
      if (data) {
        if (line !== '.') return void data.push(line);
        received.push({ ...envelope, source: data.join('\n') });
        data = null;
        return say('250 taken');
      }
      const [, address = ''] = /<([^>]*)>/.exec(line) ?? [];
      if (/^(EHLO|HELO)/i.test(line)) return say('250 here');
      if (/^MAIL/i.test(line)) {
        envelope = { from: address, to: '' };
        return say('250 ok');
      }
      if (/^RCPT/i.test(line)) {
        offered += 1;
        if (refusals > 0) {
          refusals -= 1;
          return say(`451 <${address}> try again later`);
        }
        envelope = { ...envelope, to: address };
        return say('250 ok');
      }
      if (/^DATA/i.test(line)) {
        data = [];
        return say('354 go on');
      }
      if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
      return say('250 ok');
    };
    let rest = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    say('220 test');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    offered: () => offered,
    refuseNext: (count) => {
      refusals = count;
    },
    hangUp: () => {
      isAway = true;
      calls = 0;
      for (const socket of sockets) socket.destroy();
      return {
        calls: () => calls,
        end: () => {
          isAway = false;
        },
      };
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
