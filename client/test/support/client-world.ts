import { Client } from '../../src/client.js';
import type { ClientChange } from '../../src/client-change.js';
import type { ClientOptions } from '../../src/client-options.js';
import { withDefaults } from '../../src/defaults.js';
import { processLocks } from '../../src/ports/process-locks.js';
import { memoryStorage } from '../../src/storage/memory-storage.js';
import { BackendModel } from './backend-model.js';
import { FakeClock } from './fake-clock.js';
import { FakeNetwork } from './fake-network.js';
import { Seeded } from './seeded.js';

/** A client, a server and a network between them, in one process, on one clock, with one seed. */
export class ClientWorld {
  readonly clock = new FakeClock();
  readonly dice: Seeded;
  readonly backend = new BackendModel(this.clock);
  readonly network: FakeNetwork;
  readonly storage = memoryStorage();
  readonly locks = processLocks();
  readonly changes: ClientChange[] = [];
  private wakers: (() => void)[] = [];
  client: Client;

  constructor(seed = 1) {
    this.dice = new Seeded(seed);
    this.network = new FakeNetwork(this.backend, this.clock, this.dice.next);
    this.client = this.newClient();
  }

  /** One more client of the same device. */
  newClient(options: ClientOptions = {}): Client {
    const client = new Client(
      withDefaults({
        url: 'http://parley.test',
        tokens: 'body',
        storage: this.storage,
        clock: this.clock,
        random: this.dice.next,
        fetch: this.network.fetch,
        postForm: this.network.postForm,
        openSocket: this.network.openSocket,
        locks: this.locks,
        signals: { onWake: (listener) => (this.wakers.push(listener), () => undefined) },
        ...options,
      }),
    );
    client.changes.subscribe((change) => this.changes.push(change));
    return client;
  }

  /** Alice signs in and is online. */
  async signIn(): Promise<void> {
    await this.run(this.client.start());
    await this.run(this.client.session.login({ login: 'alice', password: 'password' }));
    await this.clock.advance(100);
  }

  /** Time goes on until the promise is settled. */
  async run<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = (): void => void (settled = true);
    promise.then(done, done);
    for (let turn = 0; turn < 1_000 && !settled; turn += 1) await this.clock.advance(turn === 0 ? 0 : 50);
    return promise;
  }

  /** The tab is closed, and another one opened on what the device has kept. */
  async reopen(): Promise<void> {
    await this.client.stop();
    this.wakers = [];
    this.client = this.newClient();
    await this.run(this.client.start());
  }

  wake(): void {
    for (const wake of this.wakers) wake();
  }

  ofType<T extends ClientChange['type']>(type: T): Extract<ClientChange, { type: T }>[] {
    return this.changes.filter(
      (change): change is Extract<ClientChange, { type: T }> => change.type === type,
    );
  }
}
