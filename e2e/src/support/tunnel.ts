import { createServer, connect, type Server, type Socket } from 'node:net';

type State = 'open' | 'closed' | 'silent';

/** Somebody's own way to the server, which can fail them: a train in a tunnel, a Wi-Fi that swallows everything. */
export class Tunnel {
  private readonly pairs = new Set<{ here: Socket; there: Socket }>();
  private state: State = 'open';

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<Tunnel> {
    const port = Number(new URL(target).port);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('the tunnel has no port');
    const tunnel = new Tunnel(server, `http://localhost:${address.port}`);
    server.on('connection', (here) => tunnel.carry(here, port));
    return tunnel;
  }

  /** Everything that is open breaks, and nothing new gets through. */
  cut(): void {
    this.state = 'closed';
    this.breakAll();
  }

  /** Nothing gets through, and nobody is told. */
  fallSilent(): void {
    this.state = 'silent';
    for (const { here, there } of this.pairs) {
      here.pause();
      there.pause();
    }
  }

  open(): void {
    if (this.state === 'silent') this.breakAll();
    this.state = 'open';
  }

  close(): void {
    this.breakAll();
    this.server.close();
  }

  private carry(here: Socket, port: number): void {
    if (this.state === 'closed') {
      here.destroy();
      return;
    }
    const there = connect(port, '127.0.0.1');
    const pair = { here, there };
    this.pairs.add(pair);
    const end = (): void => {
      this.pairs.delete(pair);
      here.destroy();
      there.destroy();
    };
    for (const socket of [here, there]) {
      socket.on('error', end);
      socket.on('close', end);
    }
    here.pipe(there).pipe(here);
    if (this.state === 'silent') {
      here.pause();
      there.pause();
    }
  }

  private breakAll(): void {
    for (const { here, there } of this.pairs) {
      here.destroy();
      there.destroy();
    }
    this.pairs.clear();
  }
}
