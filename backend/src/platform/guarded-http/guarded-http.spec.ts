import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { readConfig } from '../../config/index.js';
import { GuardedHttp, type GuardedRequest } from './guarded-http.js';

const ASKED = { maxBytes: 1000, timeoutMs: 20_000 } satisfies GuardedRequest;
const servers: Server[] = [];

afterEach(async () => {
  const closing = servers.splice(0).map((server) => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  await Promise.all(closing);
});

/** What answers on this machine; its port, and what it was asked. */
async function serve(answer: RequestListener): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, asked };
}

const httpOf = (hosts?: string): GuardedHttp =>
  new GuardedHttp(readConfig({ JWT_SECRET: 'x'.repeat(40), OUTGOING_INTERNAL_HOSTS: hosts }));

test('a server of one’s own network is not asked, neither by address nor by name, and however it is written', async () => {
  const { port, asked } = await serve((_request, response) => response.end('secret'));
  const http = httpOf();
  const hosts = [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '0.0.0.0',
  ];
  for (const host of hosts) {
    await expect(http.fetch(`http://${host}:${port}/`, ASKED)).rejects.toMatchObject({ reason: 'address' });
  }
  expect(asked).toEqual([]);
});

test.each(['file:///etc/passwd', 'ftp://93.184.215.14/', 'https://me:secret@93.184.215.14/', 'nonsense', ''])(
  '"%s" is no address that is called',
  async (address) => {
    const http = httpOf();
    expect(() => http.requireAllowed(address)).toThrow();
    await expect(http.fetch(address, ASKED)).rejects.toMatchObject({ reason: 'address' });
  },
);

test('what the operator allows is asked', async () => {
  const { port } = await serve((_request, response) => response.end('here'));
  for (const [allowed, host] of [
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['10.0.0.0/8, 127.0.0.0/8', 'localhost'],
  ] as const) {
    const answer = await httpOf(allowed).fetch(`http://${host}:${port}/`, ASKED);
    expect(answer).toMatchObject({ status: 200, isCut: false });
    expect(answer.body.toString()).toBe('here');
  }
  await expect(httpOf('localhost').fetch(`http://127.0.0.1:${port}/`, ASKED)).rejects.toThrow(
    'no public address',
  );
});

test('a redirect is an answer, unless it is to be followed, and leads to no place that may not be asked', async () => {
  const { port, asked } = await serve((request, response) => {
    const next = { '/away': 'http://127.0.0.2/', '/one': '/two', '/two': '/end', '/round': '/round' }[
      request.url ?? ''
    ];
    if (next) response.writeHead(302, { location: next });
    response.end('the end');
  });
  const http = httpOf('127.0.0.1');
  const at = (path: string, redirects?: number) =>
    http.fetch(`http://127.0.0.1:${port}${path}`, { ...ASKED, redirects: redirects ?? 0 });

  expect(await at('/one')).toMatchObject({ status: 302 });
  expect(await at('/one', 3)).toMatchObject({ status: 200, url: `http://127.0.0.1:${port}/end` });
  await expect(at('/away', 3)).rejects.toMatchObject({ reason: 'address' });
  asked.length = 0;
  await expect(at('/round', 3)).rejects.toMatchObject({ reason: 'redirects' });
  expect(asked).toHaveLength(4);
});

test('no more is read than was asked for', async () => {
  const { port } = await serve((_request, response) => {
    const more = (): void => {
      while (response.write('x'.repeat(10_000)));
      response.once('drain', more);
    };
    more();
  });
  const answer = await httpOf('127.0.0.1').fetch(`http://127.0.0.1:${port}/`, ASKED);
  expect(answer).toMatchObject({ status: 200, isCut: true });
  expect(answer.body).toHaveLength(1000);
});

test('who does not answer is not waited for, nor who never comes to an end', async () => {
  const { port } = await serve((request, response) => {
    if (request.url === '/slow') response.write('something');
  });
  const http = httpOf('127.0.0.1');
  for (const path of ['/silent', '/slow']) {
    const asking = http.fetch(`http://127.0.0.1:${port}${path}`, { ...ASKED, timeoutMs: 200 });
    await expect(asking).rejects.toMatchObject({ reason: 'timeout' });
  }
});

test('an error that is answered is an answer; nobody at all is not', async () => {
  const { port } = await serve((_request, response) => response.writeHead(500).end('oh'));
  const http = httpOf('127.0.0.1,no-such-host.invalid');
  const posted = { ...ASKED, method: 'POST', body: '{}' } as const;
  expect(await http.fetch(`http://127.0.0.1:${port}/`, posted)).toMatchObject({ status: 500 });
  await expect(http.fetch('http://127.0.0.1:1/', ASKED)).rejects.toMatchObject({ reason: 'unreachable' });
  await expect(http.fetch('http://no-such-host.invalid/', ASKED)).rejects.toMatchObject({
    reason: 'unresolved',
  });
});
