import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Proxy {
  /** The target's address with the proxy's place in it. */
  readonly url: string;
  /** Every connection breaks, and new ones are refused. */
  cut(): Promise<void>;
  /** Nothing passes any more, though connections stay: as when a cable is pulled. */
  freeze(): void;
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** Stands between the application and a server, and breaks as networks do. */
export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port, searchParams } = new URL(target);
  const socketDir = searchParams.get('host');
  const destination = socketDir
    ? { path: `${socketDir}/.s.PGSQL.${port}` }
    : { host: hostname, port: Number(port) };
  const pairs = new Set<readonly [Socket, Socket]>();
  let frozen = false;

  const accept = (client: Socket): void => {
    const upstream = connect(destination as { path: string });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.on('data', (data) => {
        if (!frozen) to.write(data);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  };

  let server: Server = await listen(accept, 0);
  const proxyPort = (server.address() as AddressInfo).port;
  const url = new URL(target);
  url.searchParams.delete('host');
  url.hostname = '127.0.0.1';
  url.port = String(proxyPort);

  const cut = async (): Promise<void> => {
    for (const [client, upstream] of pairs) {
      client.destroy();
      upstream.destroy();
    }
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };

  return {
    url: url.href,
    cut,
    freeze: () => {
      frozen = true;
    },
    restore: async () => {
      // What got stuck halfway cannot go on.
      if (frozen) await cut();
      frozen = false;
      if (!server.listening) server = await listen(accept, proxyPort);
    },
    close: cut,
  };
}

async function listen(accept: (client: Socket) => void, port: number): Promise<Server> {
  const server = createServer(accept);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
