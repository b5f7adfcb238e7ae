import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { ApiPerson } from './support/api.js';
import { eventually, expectFocus } from './support/eventually.js';
import { isLoaded, type SomeFile } from './support/files.js';
import { isInView } from './support/in-view.js';
import { goTo, openBy, tabTo } from './support/keyboard.js';
import { listen, toldTo } from './support/notices.js';
import { OUTSIDE, type OutsidePage, startOutsidePage } from './support/outside-page.js';
import { type Person, PHONE } from './support/person.js';
import { pngOf } from './support/pictures.js';
import { useTwoInstances } from './support/stage.js';

/** Ada has nothing but a keyboard and is on one instance; whoever she meets has nothing but a finger, on the other. */
const stage = useTwoInstances({ OUTGOING_INTERNAL_HOSTS: OUTSIDE });
let ada: Person;
let roomName: string;
let roomId: string;

beforeEach(async () => {
  roomName = `Workshop ${Date.now()}`;
  ada = await stage.arriveAt(0, 'Ada');
  await ada.register();
  roomId = await ada.createRoom(roomName);
});

async function onPhone(name: string, username?: string): Promise<Person> {
  const person = await stage.arriveAt(1, name, { viewport: PHONE, ...(username && { username }) });
  await (username ? person.signIn() : person.register());
  return person;
}

let outsidePage: OutsidePage;

beforeAll(async () => {
  outsidePage = await startOutsidePage();
});

afterAll(() => outsidePage?.dispose());

async function tapIntoRoom(person: Person): Promise<void> {
  await person.roomRow(roomName).getByRole('link').tap();
  await person.composer.waitFor();
}

/** Opens what can be done with a message, and does it. */
async function tapAct(person: Person, message: Locator, name: string): Promise<void> {
  await message.tap({ position: { x: 200, y: 10 } });
  await person.page.getByRole('button', { name, exact: true }).tap();
}

async function tapSwitch({ page }: Person, name: string): Promise<void> {
  const one = page.getByRole('switch', { name });
  await one.locator('xpath=ancestor::label').tap();
  await eventually(async () => expect(await one.isChecked()).toBe(true));
}

/** Up from the composer to a message. */
async function keyTo(person: Person, message: Locator): Promise<void> {
  await tabTo(person, message.first(), 'Shift+Tab');
}

const photo: SomeFile = { name: 'bench.png', mimeType: 'image/png', buffer: pngOf(800, 500, [60, 120, 90]) };

describe('a keyboard on one instance, a finger on the other', () => {
  it('call each other, answer, react, correct, pin, and show pictures', async () => {
    const ben = await onPhone('Benedict');
    await ben.joinRoom(roomId);
    await ben.page.getByRole('button', { name: 'Back to rooms' }).tap();

    const { keyboard } = ada.page;
    await expectFocus(ada.composer);
    await keyboard.type('The vice is loose @benedi');
    await ada.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first().waitFor();
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await ben.roomRow(roomName).getByText('1 mention').waitFor();
    await tapIntoRoom(ben);
    const call = (person: Person): Locator => person.message('The vice is loose').first();
    await call(ben).locator('.mention--me').waitFor();

    await tapAct(ben, call(ben), 'React');
    const picker = ben.page.getByRole('dialog', { name: 'Emoji' });
    await picker.getByRole('searchbox').fill('wrench');
    await picker.getByRole('button', { name: 'wrench', exact: true }).tap();
    await call(ada).getByRole('button', { name: /🔧/ }).waitFor();

    await tapAct(ben, call(ben), 'Reply');
    await ben.composer.fill('I have it tihgt');
    await ben.page.getByRole('button', { name: 'Send' }).tap();
    const answer = (person: Person, text = 'I have it tihgt'): Locator => person.message(text);
    await answer(ada).getByText('In reply to').waitFor({ state: 'attached' });

    await answer(ben).tap({ position: { x: 200, y: 10 } });
    await ben.page.getByRole('button', { name: 'More actions', exact: true }).tap();
    await ben.page.getByRole('menuitem', { name: 'Edit' }).tap();
    const editor = ben.timeline.getByRole('textbox');
    await editor.fill('I have it tight');
    await ben.page.getByRole('button', { name: 'Save' }).tap();
    await answer(ada, 'I have it tight').first().waitFor();

    await keyTo(ada, answer(ada, 'I have it tight'));
    await keyboard.press('p');
    await ben.page.getByRole('button', { name: 'Pinned messages: 1' }).tap();
    await ben.page.getByRole('dialog', { name: 'Pinned messages' }).getByText('I have it tight').tap();
    await eventually(async () => expect(await isInView(answer(ben, 'I have it tight'))).toBe(true));

    await tabTo(ada, ada.composer);
    const [chooser] = await Promise.all([ada.page.waitForEvent('filechooser'), keyboard.press('Control+U')]);
    await chooser.setFiles([photo]);
    await expectFocus(ada.composer);
    await keyboard.type('Like this?');
    await keyboard.press('Enter');
    const picture = ben.message('Like this?').getByRole('button', { name: 'View bench.png' });
    await eventually(async () => expect(await isLoaded(picture.locator('img'))).toBe(true));
    await picture.tap();
    const viewer = ben.page.getByRole('dialog', { name: 'Picture' });
    await viewer.getByText('bench.png').waitFor();
    await viewer.getByRole('button', { name: 'Close' }).tap();

    await keyTo(ada, ada.message('Like this?'));
    await keyboard.press('Delete');
    await tabTo(ada, ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }));
    await keyboard.press('Enter');
    await ben.message('Like this?').waitFor({ state: 'hidden' });
    await picture.waitFor({ state: 'hidden' });
  });

  it('have the same drafts, unread messages and silence on both devices of one person', async () => {
    const phone = await onPhone('Ada', ada.username);
    const { keyboard } = ada.page;
    await expectFocus(ada.composer);
    await keyboard.type('Not sent yet');
    await phone.roomRow(roomName).getByText('Draft: Not sent yet').waitFor();
    await tapIntoRoom(phone);
    await eventually(async () => expect(await phone.composer.inputValue()).toBe('Not sent yet'));
    await phone.page.getByRole('button', { name: 'Send' }).tap();
    await ada.message('Not sent yet').waitFor();
    await eventually(async () => expect(await ada.composer.inputValue()).toBe(''));
    await phone.page.getByRole('button', { name: 'Back to rooms' }).tap();

    const ben = await ApiPerson.register(stage.url(1), 'Ben');
    await ben.join(roomId);
    await ben.say(roomId, 'first news');
    await ben.say(roomId, 'second news');
    await ada.message('second news').waitFor();
    const unreadOnPhone = (words: string): Locator => phone.roomRow(roomName).getByText(words);
    // Read before her eyes on the desk.
    await unreadOnPhone('unread').waitFor({ state: 'hidden' });
    await keyTo(ada, ada.message('second news'));
    await keyboard.press('u');
    await unreadOnPhone('1 unread').waitFor();
    await keyboard.press('Shift+Escape');
    await unreadOnPhone('unread').waitFor({ state: 'hidden' });

    await tabTo(ada, ada.page.getByRole('button', { name: /^Notifications:/ }), 'Shift+Tab');
    await keyboard.press('Enter');
    await ada.page.getByRole('menuitemradio', { name: 'Nothing: mute this room' }).waitFor();
    await eventually(async () => {
      await keyboard.press('ArrowDown');
      const chosen = await ada.page.evaluate(() => document.activeElement?.textContent ?? '');
      expect(chosen).toContain('mute this room');
    });
    await keyboard.press('Enter');
    await tapIntoRoom(phone);
    await phone.page.getByRole('button', { name: 'Notifications: nothing: mute this room' }).waitFor();
  });

  it('find what was said there, and no longer what was deleted', async () => {
    const ben = await onPhone('Benedict');
    await ben.joinRoom(roomId);
    const word = `calliper${Date.now()}`;
    await ben.composer.fill(`The ${word} is in the drawer`);
    await ben.page.getByRole('button', { name: 'Send' }).tap();
    const wanted = ada.message(word).first();
    await wanted.waitFor();
    const { keyboard } = ada.page;

    const field = ada.page.getByRole('combobox', { name: 'Search messages' });
    await openBy(ada, 'Control+Shift+F', field);
    await expectFocus(field);
    // What was said is found a moment later.
    const found = ada.page.getByRole('search').getByRole('link').filter({ hasText: word });
    await keyboard.type(word.slice(0, -1));
    await eventually(async () => {
      await keyboard.press('Enter');
      await found.waitFor({ timeout: 2_000 });
    });
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expectFocus(wanted);
    expect(await isInView(wanted)).toBe(true);
    await keyboard.press('Escape');

    await ben.page.getByRole('button', { name: 'Search this room' }).tap();
    await ben.page.getByRole('combobox', { name: 'Search messages' }).fill(word);
    const onPhoneFound = ben.page.getByRole('search').getByRole('link').filter({ hasText: word });
    await onPhoneFound.tap();
    await eventually(async () => expect(await isInView(ben.message(word).first())).toBe(true));
    await ben
      .message(word)
      .first()
      .tap({ position: { x: 200, y: 10 } });
    await ben.page.getByRole('button', { name: 'More actions', exact: true }).tap();
    await ben.page.getByRole('menuitem', { name: 'Delete' }).tap();
    await ben.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).tap();
    await wanted.waitFor({ state: 'hidden' });

    await keyboard.press('Control+Shift+F');
    await expectFocus(field);
    await keyboard.press('Control+A');
    await keyboard.type(word);
    await ada.page.getByRole('search').getByRole('heading', { name: 'Nothing found' }).waitFor();
    await goTo(ada, 'Settings');
    await ada.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });

  it('are told of what they do not see, and led there', async () => {
    const ben = await stage.arriveAt(1, 'Benedict', { viewport: PHONE });
    await listen(ben);
    await ben.register();
    await ben.joinRoom(roomId);
    await ben.page.goto(`${ben.url}/settings/notifications`);
    await tapSwitch(ben, 'Show notifications');

    await listen(ada);
    await ada.page.reload();
    const { keyboard } = ada.page;
    await expectFocus(ada.composer);
    await goTo(ada, 'Settings');
    await tabTo(ada, ada.page.getByRole('link', { name: 'Notifications' }));
    await keyboard.press('Enter');
    const show = ada.page.getByRole('switch', { name: 'Show notifications' });
    await tabTo(ada, show);
    await keyboard.press('Space');
    await eventually(async () => expect(await show.isChecked()).toBe(true));

    const call = `Your turn ${Date.now()}`;
    await goTo(ada, roomName);
    await expectFocus(ada.composer);
    await keyboard.type(`@${ben.username} ${call}`);
    await keyboard.press('Enter');
    await eventually(async () =>
      expect(await toldTo(ben)).toMatchObject([{ body: `@${ben.username} ${call}`, tag: roomId }]),
    );
    await goTo(ada, 'Settings');
    await ben.page.evaluate(() => window.lastShown.onclick());
    await eventually(async () => expect(await isInView(ben.message(call))).toBe(true));
    await ben.composer.fill(`@${ada.username} it is done`);
    await ben.page.getByRole('button', { name: 'Send' }).tap();
    await eventually(async () =>
      expect(await toldTo(ada)).toMatchObject([{ body: `@${ada.username} it is done`, tag: roomId }]),
    );
    await eventually(async () => expect(await ada.page.title()).toMatch(/^\(1\)/));
    // Where the product stands on the screen nobody is told: both see it.
    await goTo(ada, roomName);
    await expectFocus(ada.composer);
    await keyboard.type(`@${ben.username} thank you`);
    await keyboard.press('Enter');
    await ben.message('thank you').waitFor();
    await eventually(async () => expect(await ada.page.title()).not.toMatch(/^\(/));
    // What he is told next comes after all that he might have been told.
    await ben.page.getByRole('button', { name: 'Back to rooms' }).tap();
    await ada.say(`@${ben.username} one thing more`);
    await eventually(async () =>
      expect((await toldTo(ben)).map(({ body }) => body)).toEqual([
        `@${ben.username} ${call}`,
        `@${ben.username} one thing more`,
      ]),
    );
    expect(await toldTo(ada)).toHaveLength(1);
  });

  it('see what stands behind a link, and go there', async () => {
    const ben = await onPhone('Benedict');
    await ben.joinRoom(roomId);
    await ben.composer.fill(`Look at ${outsidePage.url}/page`);
    await ben.page.getByRole('button', { name: 'Send' }).tap();
    const card = (person: Person): Locator =>
      person.message('Look at').getByRole('link', { name: /^Preview: Brakes & levers/ });
    await card(ben).waitFor();
    await card(ada).waitFor();
    await tabTo(ada, card(ada), 'Shift+Tab');
    const byKey = ada.context.waitForEvent('page');
    await ada.page.keyboard.press('Enter');
    expect((await byKey).url()).toBe(`${outsidePage.url}/page`);
    const byFinger = ben.context.waitForEvent('page');
    await card(ben).tap();
    expect((await byFinger).url()).toBe(`${outsidePage.url}/page`);
  });
});
