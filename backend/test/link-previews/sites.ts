import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What answers on this machine, and what it was asked. */
export interface Site {
  readonly port: number;
  readonly asked: string[];
  close(): Promise<void>;
}

/** @param address of this machine: all of 127.0.0.0/8 is */
export async function serve(address: string, answer: RequestListener): Promise<Site> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
