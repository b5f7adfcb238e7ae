import { describe, expect, it } from '@jest/globals';
import type { MyRoom } from '@parley/contracts';
import { ApiPerson } from './support/api.js';
import { expectAccessible } from './support/accessible.js';
import { eventually } from './support/eventually.js';
import { DESK, PHONE, type Person } from './support/person.js';
import { useStage } from './support/stage.js';
import { Tunnel } from './support/tunnel.js';

const stage = useStage();

const chooseFor = async (person: Person, text: string, what: string | RegExp): Promise<void> => {
  await person.message(text).focus();
  await person.page.keyboard.press('Enter');
  await person.page.getByRole('menuitem', { name: what }).click();
};
const unreadOf = (person: Person, name: string) =>
  person
    .roomRow(name)
    .getByText(/unread/)
    .allTextContents();
const newLine = (person: Person) => person.timeline.getByRole('separator', { name: 'New messages' });

describe('who has seen a message', () => {
  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ])('is told on %s, and goes on being told while one looks', async (_, viewport) => {
    const ada = await stage.arrive('Ada', { viewport });
    await ada.register();
    const roomId = await ada.createRoom(`Seen ${Date.now()}`);
    const [ben, cid] = await Promise.all([
      ApiPerson.register(stage.product.url, 'Ben'),
      ApiPerson.register(stage.product.url, 'Cid'),
    ]);
    await Promise.all([ben.join(roomId), cid.join(roomId)]);
    await ada.say('Who is in?');
    await ada.message('Who is in?').getByTitle('Sent', { exact: true }).waitFor();

    await ada.message('Who is in?').getByRole('button', { name: 'Sent' }).click();
    const panel = ada.page.getByRole('dialog', { name: 'Seen by' });
    const list = (name: string) => panel.getByRole('list', { name }).getByRole('listitem').allTextContents();
    const has = async (name: string, people: string[]) =>
      eventually(async () =>
        expect((await list(name)).map((text) => text.trim().slice(-3)).sort()).toEqual(people),
      );
    await has('Not yet', ['Ben', 'Cid']);
    await expectAccessible(ada.page);

    await ben.call('PUT', `/rooms/${roomId}/read`, { seq: 1_000 });
    await has('Read by', ['Ben']);
    await has('Not yet', ['Cid']);
    await cid.call('PUT', `/rooms/${roomId}/read`, { seq: 1_000 });
    await has('Read by', ['Ben', 'Cid']);
    await has('Not yet', []);

    await ada.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await ada.message('Who is in?').getByTitle('Read by everyone').waitFor();
    await chooseFor(ada, 'Who is in?', /^Seen by/);
    await has('Read by', ['Ben', 'Cid']);
  });
});

describe('what is unread', () => {
  it('begins where one says so, and is not read again before one comes back', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const room = await ben.createRoom({ name: `Later ${Date.now()}`, kind: 'public' });
    const name = room.name ?? '';
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(room.id);
    for (const text of ['first of all', 'second thing', 'third thing']) await ben.say(room.id, text);
    await ada.message('third thing').waitFor();
    await eventually(async () => expect(await unreadOf(ada, name)).toEqual([]));

    await chooseFor(ada, 'second thing', 'Mark unread');
    await eventually(async () => expect(await unreadOf(ada, name)).toEqual(['2 unread']));
    expect(await newLine(ada).count()).toBe(1);
    await ben.say(room.id, 'fourth thing');
    await ada.message('fourth thing').waitFor();
    await eventually(async () => expect(await unreadOf(ada, name)).toEqual(['3 unread']));

    await ada.page.reload();
    await newLine(ada).waitFor();
    await eventually(async () => expect(await unreadOf(ada, name)).toEqual([]));
    const texts = await ada.timeline.locator('[data-key]').allTextContents();
    const line = texts.findIndex((text) => text.trim() === 'New');
    expect(texts[line + 1]).toContain('second thing');
  });

  it('set back elsewhere while the line was cut is read by whoever looks at it when it is back', async () => {
    const tunnel = await Tunnel.to(stage.product.url);
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const room = await ben.createRoom({ name: `Cut ${Date.now()}`, kind: 'public' });
    const desk = await stage.arrive('Ada', { via: tunnel.url });
    await desk.register();
    await desk.joinRoom(room.id);
    await ben.say(room.id, 'read long ago');
    await desk.message('read long ago').waitFor();
    const phone = await stage.arrive('Ada', { username: desk.username, viewport: PHONE });
    await phone.signIn();
    await phone.openRoom(room.id);
    await phone.message('read long ago').waitFor();

    tunnel.cut();
    await desk.page
      .getByRole('status')
      .filter({ hasText: /connection|connecting/i })
      .waitFor();
    await chooseFor(phone, 'read long ago', 'Mark unread');
    await newLine(phone).waitFor();
    tunnel.open();
    await newLine(desk).waitFor({ timeout: 40_000 });
    await eventually(async () => expect(await unreadOf(desk, room.name ?? '')).toEqual([]));
    tunnel.close();
  });

  it('is nothing of what comes before one’s eyes: it does not so much as flash up', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const room = await ben.createRoom({ name: `Eyes ${Date.now()}`, kind: 'public' });
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(room.id);
    await ben.say(room.id, 'are you there?');
    await ada.message('are you there?').waitFor();
    await ada.roomRow(room.name ?? '').evaluate((row) => {
      const flashes: string[] = [];
      Object.assign(window, { flashes });
      // What was drawn and taken away again before it could be painted is among the records, too.
      new MutationObserver((records) => {
        const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
        flashes.push(
          ...added.map(({ textContent }) => textContent ?? '').filter((text) => /unread/.test(text)),
        );
      }).observe(row, { childList: true, subtree: true });
    });
    for (let n = 1; n <= 20; n += 1) await ben.say(room.id, `look ${n}.`);
    await ada.message('look 20.').waitFor();
    expect(await ada.page.evaluate(() => (window as object as { flashes: string[] }).flashes)).toEqual([]);
  });

  it('is all read by a key, and by a button that is only there when there is something to read', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const ada = await stage.arrive('Ada');
    await ada.register();
    const rooms: MyRoom[] = [];
    for (const n of [1, 2]) {
      const room = await ben.createRoom({ name: `Many ${n} ${Date.now()}`, kind: 'public' });
      await ada.joinRoom(room.id);
      rooms.push(room);
    }
    await ada.browseRooms();
    const markAll = ada.page.getByRole('button', { name: 'Mark all as read' });
    expect(await markAll.count()).toBe(0);
    const allHave = (count: string[]) =>
      eventually(async () => {
        for (const { name } of rooms) expect(await unreadOf(ada, name ?? '')).toEqual(count);
      });

    for (const { id } of rooms) await ben.say(id, 'for later');
    await allHave(['1 unread']);
    await ada.page.keyboard.press('Shift+Escape');
    await allHave([]);

    for (const { id } of rooms) await ben.say(id, 'for later still');
    await allHave(['1 unread']);
    await markAll.click();
    await allHave([]);
    await markAll.waitFor({ state: 'hidden' });
    await ada.page.reload();
    await ada.rooms.getByRole('listitem').first().waitFor();
    await allHave([]);
  });

  it('that came while one looked elsewhere, more than a screen of it, is led to', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const room = await ben.createRoom({ name: `Away ${Date.now()}`, kind: 'public' });
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(room.id);
    await ben.say(room.id, 'before you go');
    await ada.message('before you go').waitFor();
    await eventually(async () => expect(await unreadOf(ada, room.name ?? '')).toEqual([]));

    await lookAway(ada);
    for (let n = 1; n <= 60; n += 1) await ben.say(room.id, `meanwhile ${n}.`);
    await ada.message('meanwhile 60.').waitFor();
    await lookBack(ada);
    await ada.page.getByRole('button', { name: 'Jump to first unread' }).click();
    await eventually(async () => {
      const box = await newLine(ada).boundingBox();
      expect(box && box.y > 0 && box.y < DESK.height).toBe(true);
    });
    await ada.page.getByRole('button', { name: 'Jump to first unread' }).waitFor({ state: 'hidden' });
  });
});

/** As somebody who turns to another window: the page goes on, and knows that nobody looks. */
async function lookAway({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => false });
    window.dispatchEvent(new Event('blur'));
  });
}

async function lookBack({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'hasFocus');
    window.dispatchEvent(new Event('focus'));
  });
}
