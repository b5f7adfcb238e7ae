import { describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { isInView } from './support/in-view.js';
import { listen, lookAway, switchOn, toldTo } from './support/notices.js';
import type { Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();

declare global {
  interface Window {
    asked: string[];
  }
}

/** Keeps the code that tells of messages from coming, as a slow line does, until what this gives is called. */
async function holdNotifier({ page }: Person): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let isAskedFor = false;
  await page.route(/\/chunk-[^/]+\.js$/, async (route) => {
    const isNotifier = (await (await route.fetch()).text()).includes('parley.notifier');
    isAskedFor ||= isNotifier;
    if (isNotifier) await released;
    await route.continue();
  });
  return async () => {
    await eventually(() => expect(isAskedFor).toBe(true), 30_000);
    release();
  };
}

describe('notifications', () => {
  it('tell of mentions and direct messages, never of what is on the screen, once for all tabs, and lead there', async () => {
    const ada = await stage.arrive('Ada');
    await listen(ada);
    await ada.register();
    const roomId = await ada.createRoom(`Bells ${Date.now()}`);
    await switchOn(ada);
    await expectAccessible(ada.page);
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    await ben.join(roomId);
    const adaId = await idOf(ben, ada.username);
    const direct = await ben.directWith(adaId);

    // The room is before her eyes.
    await ada.openRoom(roomId);
    await ada.composer.waitFor();
    await ada.timeline.waitFor();
    await ben.say(roomId, `@${ada.username} can you see this?`);
    await ada.message('can you see this?').waitFor();

    // Another room is, or none is looked at. What was to be told before it would stand before it.
    await ben.say(direct.id, 'Are you **there**?');
    await eventually(async () =>
      expect(await toldTo(ada)).toMatchObject([{ title: 'Ben', body: 'Are you there?', tag: direct.id }]),
    );
    await lookAway(ada);
    await ben.say(roomId, 'nothing in particular');
    await ben.say(roomId, `@${ada.username} and now?`);
    await eventually(async () => expect(await toldTo(ada)).toHaveLength(2));
    expect((await toldTo(ada))[1]).toMatchObject({ body: `@${ada.username} and now?`, tag: roomId });

    await ada.page.evaluate(() => window.lastShown.onclick());
    await ada.page.waitForURL(`**/rooms/${roomId}?at=*`);
    await eventually(async () => expect(await isInView(ada.message('and now?'))).toBe(true));
  });

  it('tell of what came while the page was loading, of nothing older, and lead to it however much came since', async () => {
    const ada = await stage.arrive('Ada', { bare: true });
    await listen(ada);
    await ada.register();
    const busyId = await ada.createRoom(`Busy ${Date.now()}`);
    const oldId = await ada.createRoom(`Old ${Date.now()}`);
    await switchOn(ada);
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    await ben.join(busyId);
    await ben.join(oldId);
    await ada.page.goto('about:blank');
    await ben.say(oldId, `@${ada.username} before anybody looked`);

    const letLoad = await holdNotifier(ada);
    await ada.page.goto(`${ada.url}/rooms`);
    await ada.roomRow('before anybody looked').waitFor();
    await ben.say(busyId, `@${ada.username} while it loads`);
    await ada.roomRow('while it loads').waitFor();
    await letLoad();
    const early = { body: `@${ada.username} while it loads`, tag: busyId };
    await eventually(async () => expect(await toldTo(ada)).toMatchObject([early]), 30_000);

    for (let n = 1; n <= 80; n++) await ben.say(busyId, `on and on ${n}.`);
    await ada.roomRow('on and on 80.').waitFor();
    await ada.page.evaluate(() => window.lastShown.onclick());
    await ada.message('while it loads').waitFor();
    await eventually(async () => expect(await isInView(ada.message('while it loads'))).toBe(true));
    expect(await toldTo(ada)).toHaveLength(1);
  });

  it('are silent in a room that is muted, and when nobody may disturb; every message where a room is set so', async () => {
    const ada = await stage.arrive('Ada');
    await listen(ada);
    await ada.register();
    const roomId = await ada.createRoom(`Quiet ${Date.now()}`);
    const choose = async (choice: string): Promise<void> => {
      await ada.page.getByRole('button', { name: /^Notifications:/ }).click();
      await ada.page.getByRole('menuitemradio', { name: choice }).click();
    };
    await choose('Nothing: mute this room');
    await ada.page.getByRole('button', { name: 'Notifications: nothing: mute this room' }).waitFor();
    const otherId = await ada.createRoom(`Loud ${Date.now()}`);
    await choose('Every message');
    await ada.page.getByRole('button', { name: 'Notifications: every message' }).waitFor();
    await switchOn(ada);
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    await ben.join(roomId);
    await ben.join(otherId);
    await ben.say(roomId, `@${ada.username} shh`);
    await ben.say(otherId, 'merely said');
    await eventually(async () =>
      expect(await toldTo(ada)).toMatchObject([{ body: 'merely said', tag: otherId }]),
    );

    await ada.page.getByRole('switch', { name: 'Show what was written' }).click({ force: true });
    await ben.say(otherId, 'a secret');
    await eventually(async () => expect(await toldTo(ada)).toHaveLength(2));
    expect((await toldTo(ada))[1]?.body).toBe('New message');
  });

  it('are offered once, after the first message that means somebody, and asked for by a click alone', async () => {
    const ada = await stage.arrive('Ada');
    await ada.context.addInitScript(() => {
      const asked: string[] = [];
      class Asked {
        static permission = 'default';
        static requestPermission(): Promise<string> {
          asked.push('asked');
          Asked.permission = 'granted';
          return Promise.resolve('granted');
        }
      }
      Object.assign(window, { Notification: Asked, asked });
    });
    const asked = () => ada.page.evaluate(() => window.asked.length);
    await ada.register();
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const direct = await ben.directWith(await idOf(ben, ada.username));
    await ben.say(direct.id, 'Hello');
    const offer = ada.page.getByRole('button', { name: 'Turn on' });
    await offer.waitFor();
    expect(await asked()).toBe(0);
    await offer.click();
    await eventually(async () => expect(await asked()).toBe(1));
    await ada.page.goto(`${ada.url}/settings/notifications`);
    await ada.page.getByRole('heading', { name: 'Notifications', level: 2 }).waitFor();
  });
});

async function idOf(asker: ApiPerson, username: string): Promise<string> {
  const { items } = await asker.call<{ items: { id: string; username: string }[] }>(
    'GET',
    `/users?query=${username}`,
  );
  const found = items.find((user) => user.username === username);
  if (!found) throw new Error(`there is no ${username}`);
  return found.id;
}
