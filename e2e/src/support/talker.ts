import { createParleyClient, openSocket, type ParleyClient } from '@parley/client';
import { io } from 'socket.io-client';
import { uniqueName } from './api.js';
import { eventually } from './eventually.js';

const PASSWORD = 'correct horse battery';

/** Somebody who goes on talking, without a page: with the client that the page has, over the transport that is named. */
export class Talker {
  /** What was said, in order; the outbox has taken each of it. */
  readonly said: string[] = [];
  private talking: Promise<void> | undefined;
  private stopped = false;

  private constructor(
    readonly name: string,
    readonly client: ParleyClient,
  ) {}

  static async arrive(url: string, name: string, transport: 'websocket' | 'polling'): Promise<Talker> {
    const client = createParleyClient({
      url,
      openSocket: (target, token) =>
        transport === 'websocket'
          ? openSocket(target, token)
          : io(target, {
              auth: { token },
              transports: ['polling'],
              reconnection: false,
              forceNew: true,
              timeout: 10_000,
            }),
    });
    await client.start();
    const username = uniqueName(name);
    await client.session.register({ email: `${username}@example.com`, username, password: PASSWORD });
    return new Talker(name, client);
  }

  /** Says something every so often until `stop`. */
  start(roomId: string, everyMs: number): void {
    this.stopped = false;
    this.talking = (async () => {
      while (!this.stopped) {
        const body = `${this.name} says ${this.said.length + 1}`;
        await this.client.outbox.send({ roomId, body });
        this.said.push(body);
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    })();
  }

  /** Falls silent, and waits until everything is sent. */
  async stop(roomId: string): Promise<void> {
    this.stopped = true;
    await this.talking;
    await eventually(() => {
      const waiting = this.client.outbox.items(roomId).length;
      if (waiting > 0) throw new Error(`${waiting} messages of ${this.name} are not sent`);
    }, 60_000);
  }

  /** Resolves when so many more were said. */
  async says(more: number): Promise<void> {
    const target = this.said.length + more;
    await eventually(() => {
      if (this.said.length < target) throw new Error(`${this.name} is silent`);
    }, 60_000);
  }

  async leave(): Promise<void> {
    this.stopped = true;
    await this.talking;
    await this.client.stop();
  }
}
