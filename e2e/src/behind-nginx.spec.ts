import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Message, MessagePage, Session } from '@parley/contracts';
import { type Browser, type Page } from 'playwright-core';
import { ApiPerson } from './support/api.js';
import { launchBrowser } from './support/browser.js';
import { startCluster, type Cluster, type ClusterInstance } from './support/cluster.js';
import { eventually } from './support/eventually.js';
import { Person } from './support/person.js';
import { Talker } from './support/talker.js';

/** The nginx that is shipped, in front of two instances; people in browsers, others over both kinds of transport. */

const MIB = 1024 * 1024;
/** Slow enough that a page which was away for a minute still catches up message by message. */
const PACE_MS = 350;

// Processes are started, killed and started again; on a busy machine each start takes a while.
jest.setTimeout(300_000);

let cluster: Cluster;
let browser: Browser;
const leaving: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [cluster, browser] = await Promise.all([startCluster(2), launchBrowser()]);
});
afterEach(async () => {
  await Promise.all(leaving.splice(0).map((leave) => leave()));
});
afterAll(async () => {
  await browser?.close();
  await cluster?.dispose();
});

async function arrive(name: string): Promise<Person> {
  const person = await Person.arrive(browser, cluster.url, name);
  leaving.push(() => person.leaveTheBuilding());
  await person.register();
  return person;
}

async function talker(name: string, transport: 'websocket' | 'polling', roomId: string): Promise<Talker> {
  const one = await Talker.arrive(cluster.url, name, transport);
  leaving.push(() => one.leave());
  await one.client.rooms.join(roomId);
  const close = one.client.timeline(roomId).open();
  leaving.push(() => Promise.resolve(close()));
  return one;
}

/** A page that is loaded anew forgets this. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { loadedOnce: true }));
}
const isMarked = (page: Page) => page.evaluate(() => 'loadedOnce' in globalThis);

/** Every message of the room, as whoever joins it now reads it. */
async function history(roomId: string): Promise<Message[]> {
  const reader = await ApiPerson.register(cluster.url, 'Reader');
  await reader.join(roomId);
  const all: Message[] = [];
  for (;;) {
    const page = await reader.call<MessagePage>(
      'GET',
      `/rooms/${roomId}/messages?after=${all.at(-1)?.seq ?? 0}&limit=100`,
    );
    all.push(...page.items);
    if (!page.hasAfter) return all;
  }
}

/** Ada and Ben in browsers, Pia polling and Wes over a WebSocket; the last two go on talking while something happens. */
async function whileTalking(name: string, disturb: () => Promise<void>): Promise<void> {
  const ada = await arrive('Ada');
  const ben = await arrive('Ben');
  const roomId = await ada.createRoom(`${name} ${Date.now()}`);
  await ben.joinRoom(roomId);
  const talkers = await Promise.all([
    talker('Pia', 'polling', roomId),
    talker('Wes', 'websocket', roomId),
    talker('Pol', 'polling', roomId),
  ]);
  await mark(ada.page);
  await mark(ben.page);
  await ada.say('Ada says 1');
  await ben.message('Ada says 1').waitFor();

  for (const one of talkers) one.start(roomId, PACE_MS);
  await Promise.all(talkers.map((one) => one.says(5)));
  await disturb();
  await ada.say('Ada says 2');
  await ben.say('Ben says 1');
  await Promise.all(talkers.map((one) => one.says(5)));
  await Promise.all(talkers.map((one) => one.stop(roomId)));

  // Whoever says something looks at the end of the room.
  const last = 'Ada says 3';
  await ben.say('Ben says 2');
  await ada.say(last);
  await ben.message(last).waitFor({ timeout: 60_000 });
  await ada.message('Ben says 2').waitFor({ timeout: 60_000 });

  const stored = await history(roomId);
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
  const bodies = stored.flatMap(({ body }) => body ?? []);
  for (const one of talkers) expect(bodies.filter((body) => body.startsWith(one.name))).toEqual(one.said);
  expect(bodies.filter((body) => /^(Ada|Ben)/.test(body)).sort()).toEqual([
    'Ada says 1',
    'Ada says 2',
    'Ada says 3',
    'Ben says 1',
    'Ben says 2',
  ]);
  for (const one of talkers) {
    await eventually(() => {
      const { window, messages } = one.client.timeline(roomId);
      const held = stored.filter(({ seq }) => seq >= window.fromSeq && seq <= (messages.at(-1)?.seq ?? 0));
      expect(messages.map(({ id }) => id)).toEqual(held.map(({ id }) => id));
      expect(messages.map(({ body }) => body)).toContain(last);
    }, 30_000);
  }
  for (const person of [ada, ben]) expect(await isMarked(person.page)).toBe(true);
}

async function bringBack(instance: ClusterInstance): Promise<void> {
  await instance.start();
  // The other one is known to be well: nginx has looked at this one again by then.
  await eventually(async () => {
    const before = cluster.nginx
      .logged()
      .filter((line) => line.instance === new URL(instance.url).host).length;
    await fetch(`${cluster.url}/api/v1/rooms`);
    await fetch(`${cluster.url}/api/v1/rooms`);
    const after = cluster.nginx
      .logged()
      .filter((line) => line.instance === new URL(instance.url).host).length;
    expect(after).toBeGreaterThan(before);
  }, 30_000);
}

describe('people behind nginx', () => {
  it('talk through both instances, over sockets and by long polling', async () => {
    await whileTalking('Quiet', () => Promise.resolve());
    await Promise.all(leaving.splice(0).map((leave) => leave()));
    await eventually(() => {
      const sockets = cluster.nginx
        .logged()
        .filter(({ status, path }) => status === 101 && /socket\.io/.test(path));
      expect(new Set(sockets.map(({ instance }) => instance)).size).toBe(2);
      const polls = cluster.nginx
        .logged()
        .filter(({ status, path }) => status === 200 && /socket\.io/.test(path));
      expect(polls.length).toBeGreaterThan(20);
      // Every request of a polling session comes to the instance that holds it.
      expect(new Set(polls.map(({ instance }) => instance)).size).toBe(1);
    });
  });

  it('notice nothing when nginx is reloaded, again and again, while they talk', async () => {
    await whileTalking('Reload', async () => {
      for (let time = 0; time < 3; time += 1) await cluster.nginx.reload();
    });
    expect(cluster.nginx.complaints()).not.toMatch(/\[(alert|emerg|crit)\]/);
  });

  it.each([0, 1])(
    'lose nothing when instance %i is killed while they talk, and comes back',
    async (number) => {
      const instance = cluster.instances[number];
      if (!instance) throw new Error('there is no such instance');
      await whileTalking('Killed', async () => {
        await instance.kill();
        await bringBack(instance);
      });
    },
  );

  it('lose nothing when instances are replaced one after the other, each in order', async () => {
    await whileTalking('Rolling', async () => {
      for (const instance of cluster.instances) {
        expect(await instance.stop()).toBe(0);
        await bringBack(instance);
      }
    });
  });
});

describe('nginx', () => {
  it('lets attachments through and refuses larger bodies in the words of the contract', async () => {
    const put = (bytes: number) =>
      fetch(`${cluster.url}/api/v1/users/me/avatar`, {
        method: 'PUT',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: new Uint8Array(bytes),
      });
    const passed = await put(25 * MIB);
    // Who sent it was not signed in, and that was said by an instance.
    expect(passed.status).not.toBe(413);
    expect(passed.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    const refused = await put(27 * MIB);
    expect(refused.status).toBe(413);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await refused.json()).toMatchObject({ status: 413, code: 'TOO_LARGE' });
  });

  it('tells the server the real address of a client, whatever the client makes up', async () => {
    const person = await ApiPerson.register(cluster.url, 'Ada');
    const answer = await fetch(`${cluster.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-parley-tokens': 'body',
        'x-forwarded-for': '203.0.113.7',
      },
      body: JSON.stringify({ login: person.username, password: person.password }),
    });
    expect(answer.status).toBe(200);
    const sessions = await person.call<Session[] | { items: Session[] }>('GET', '/auth/sessions');
    const items = Array.isArray(sessions) ? sessions : sessions.items;
    expect(items.length).toBeGreaterThan(1);
    for (const { ip } of items) expect(ip).toMatch(/^(::1|(::ffff:)?127\.0\.0\.1)$/);
  });

  it('adds no header to what the server says, and compresses what the server left as it is', async () => {
    const direct = await fetch(cluster.instances[0]?.url ?? '');
    const through = await fetch(cluster.url);
    const named = (response: Response) => Object.fromEntries(response.headers);
    for (const name of ['x-frame-options', 'cache-control', 'referrer-policy', 'x-content-type-options']) {
      expect([name, named(through)[name]]).toEqual([name, named(direct)[name]]);
    }
    expect(named(through)['content-security-policy']).toContain(`ws://${new URL(cluster.url).host}`);
    expect(named(through)['content-encoding']).toBe(named(direct)['content-encoding']);
    expect(named(through)['server']).toBe('nginx');

    const document = await fetch(`${cluster.url}/api/openapi.json`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(document.headers.get('content-encoding')).toBe('gzip');
  });

  it('lets WebSockets of GraphQL through', async () => {
    const socket = new WebSocket(`${cluster.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }));
    const { code, reason } = await new Promise<{ code: number; reason: string }>((resolve) => {
      socket.onclose = resolve;
    });
    // An instance says who may not come in: nobody without a token.
    expect({ code, reason }).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
  });

  it('keeps metrics from everybody', async () => {
    const answer = await fetch(`${cluster.url}/metrics`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('asks the other instance where one is away, and nobody notices', async () => {
    const [instance] = cluster.instances;
    if (!instance) throw new Error('there is no instance');
    await instance.kill();
    const { host } = new URL(instance.url);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await fetch(`${cluster.url}/api/v1/rooms`)).status);
    // Not signed in, as an instance says.
    expect(statuses).toEqual(statuses.map(() => 401));
    await eventually(() =>
      expect(cluster.nginx.logged().map((line) => line.instance)).toContainEqual(
        expect.stringMatching(new RegExp(`^${host}, `)),
      ),
    );
    await bringBack(instance);
  });

  it('says in the words of the contract that nobody answers, and comes to itself', async () => {
    for (const instance of cluster.instances) await instance.kill();
    const away = await fetch(`${cluster.url}/api/v1/rooms`);
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('2');
    expect(await away.json()).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: 2000 });
    const graphql = await fetch(`${cluster.url}/graphql`, { method: 'POST' });
    expect([graphql.status, await graphql.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'UNAVAILABLE' }),
    ]);
    expect((await fetch(cluster.url)).status).toBe(503);
    for (const instance of cluster.instances) await bringBack(instance);
  });

  it('logs no invite code and no query', async () => {
    await fetch(`${cluster.url}/api/v1/invites/secret-code/accept?text=secret-query`, { method: 'POST' });
    await fetch(`${cluster.url}/invite/secret-code`);
    await eventually(() => {
      const paths = cluster.nginx.logged().map(({ path }) => path);
      expect(paths).toContain('/api/v1/invites/[code]/accept');
      expect(paths).toContain('/invite/[code]');
    });
    expect(JSON.stringify(cluster.nginx.logged())).not.toMatch(/secret-(code|query)/);
  });
});
