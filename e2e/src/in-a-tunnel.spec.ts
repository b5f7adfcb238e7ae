import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import type { Person } from './support/person.js';
import { useStage } from './support/stage.js';
import { Tunnel } from './support/tunnel.js';

const stage = useStage();
const tunnels: Tunnel[] = [];

afterEach(() => {
  for (const tunnel of tunnels.splice(0)) tunnel.close();
});

async function digTunnel(): Promise<Tunnel> {
  const tunnel = await Tunnel.to(stage.product.url);
  tunnels.push(tunnel);
  return tunnel;
}

/** Ada behind a tunnel, Ben with a good connection, both in one room. */
async function adaAndBen(tunnel: Tunnel): Promise<{ ada: Person; ben: Person; roomId: string }> {
  const ada = await stage.arrive('Ada', { via: tunnel.url });
  const ben = await stage.arrive('Ben');
  await ada.register();
  await ben.register();
  const roomId = await ada.createRoom(`Tunnel ${Date.now()}`);
  await ben.joinRoom(roomId);
  return { ada, ben, roomId };
}

const sent = (person: Person, text: string) => person.message(text).getByTitle(/^(sent|delivered|read)/i);

describe('somebody in a tunnel', () => {
  it('goes on writing; when the train comes out everything is sent once, in order, and nothing was missed', async () => {
    const tunnel = await digTunnel();
    const { ada, ben } = await adaAndBen(tunnel);
    tunnel.cut();
    await ada.page
      .getByRole('status')
      .filter({ hasText: /connection|connecting/i })
      .waitFor();

    for (const text of ['first from the dark', 'second from the dark', 'third from the dark']) {
      await ada.say(text);
      await ada.message(text).waitFor();
    }
    await ben.say('said meanwhile');
    await ben.message('said meanwhile').waitFor();
    expect(await ben.message('from the dark').count()).toBe(0);

    tunnel.open();
    await ben.message('third from the dark').waitFor({ timeout: 40_000 });
    const order = await ben.message('from the dark').allInnerTexts();
    expect(order.map((text) => /(first|second|third)/.exec(text)?.[1])).toEqual(['first', 'second', 'third']);
    await ada.message('said meanwhile').waitFor();
    await sent(ada, 'third from the dark').waitFor();
  });

  it('is not held up by a line that swallows everything without a word', async () => {
    const tunnel = await digTunnel();
    const { ada, ben } = await adaAndBen(tunnel);
    tunnel.fallSilent();
    await ada.say('into the void');
    await ada.message('into the void').waitFor();
    // The client notices by itself that nothing is answered, and says so.
    await ada.page
      .getByRole('status')
      .filter({ hasText: /connection|connecting/i })
      .waitFor({ timeout: 60_000 });
    tunnel.open();
    await ben.message('into the void').waitFor({ timeout: 60_000 });
    expect(await ben.message('into the void').count()).toBe(1);
  });

  it('may close the tab: what was not sent is sent when the page is opened again', async () => {
    const tunnel = await digTunnel();
    const { ada, ben, roomId } = await adaAndBen(tunnel);
    tunnel.cut();
    await ada.page
      .getByRole('status')
      .filter({ hasText: /connection|connecting/i })
      .waitFor();
    await ada.say('kept on the device');
    await ada.message('kept on the device').waitFor();
    await ada.newTab();
    tunnel.open();
    await ada.openRoom(roomId);
    await ben.message('kept on the device').waitFor({ timeout: 30_000 });
    await sent(ada, 'kept on the device').waitFor();
    expect(await ada.message('kept on the device').count()).toBe(1);
    expect(await ben.message('kept on the device').count()).toBe(1);
  });

  it('finds again what was on the device: rooms and messages, before the server answers', async () => {
    const tunnel = await digTunnel();
    const { ada, roomId } = await adaAndBen(tunnel);
    await ada.say('written down');
    await sent(ada, 'written down').waitFor();
    await eventually(async () => expect(await isOnDevice(ada, 'written down')).toBe(true));
    await eventually(async () => expect(await partsNotOnDevice(ada)).toEqual([]));
    tunnel.cut();
    await ada.newTab();
    await ada.openRoom(roomId);
    await ada.message('written down').waitFor();
    await ada.say('still writing');
    await ada.message('still writing').waitFor();
  });
});

describe('a server that dies', () => {
  it('comes back, and the page with it, without a reload', async () => {
    const { ada, ben, roomId } = await adaAndBen(await digTunnel());
    await ada.say('before the crash');
    await ben.message('before the crash').waitFor();
    await stage.product.kill();
    await ada.say('during the crash');
    await stage.product.start();
    await ben.message('during the crash').waitFor({ timeout: 60_000 });
    await ben.say('after the crash');
    await ada.message('after the crash').waitFor({ timeout: 60_000 });

    const late = await ApiPerson.register(stage.product.url, 'Late');
    await late.join(roomId);
    const page = await late.call<{ items: { seq: number; body: string | null }[] }>(
      'GET',
      `/rooms/${roomId}/messages`,
    );
    expect(page.items.map(({ seq }) => seq)).toEqual(page.items.map((_, index) => index + 1));
    expect(page.items.filter(({ body }) => body === 'during the crash')).toHaveLength(1);
  });
});

/** What the service worker has yet to fetch before the page opens without a network. */
function partsNotOnDevice(person: Person): Promise<string[]> {
  return person.page.evaluate(async () => {
    const { assetGroups } = (await (await fetch('/ngsw.json')).json()) as {
      assetGroups: { installMode: string; urls: string[] }[];
    };
    const wanted = assetGroups
      .filter(({ installMode }) => installMode === 'prefetch')
      .flatMap(({ urls }) => urls);
    const isThere = await Promise.all(wanted.map((url) => caches.match(url)));
    return wanted.filter((_, n) => !isThere[n]);
  });
}

/** Whether anything that the browser keeps for this page holds the text. */
function isOnDevice(person: Person, text: string): Promise<boolean> {
  return person.page.evaluate(async (wanted) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
      });
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const database = await done(indexedDB.open(name));
      try {
        for (const store of database.objectStoreNames) {
          const all = await done(database.transaction(store).objectStore(store).getAll());
          if (JSON.stringify(all).includes(wanted)) return true;
        }
      } finally {
        database.close();
      }
    }
    return false;
  }, text);
}
