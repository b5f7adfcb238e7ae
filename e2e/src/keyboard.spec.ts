import { describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually, expectFocus } from './support/eventually.js';
import { goTo, openBy, switcherOf, tabTo } from './support/keyboard.js';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('the keyboard alone', () => {
  it('signs in, switches rooms, sends, reacts, replies, searches, opens what was found, and leaves', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const stamp = Date.now();
    const [first, second] = [
      await ben.createRoom({ name: `Alpha ${stamp}`, kind: 'public' }),
      await ben.createRoom({ name: `Beta ${stamp}`, kind: 'public' }),
    ];
    const account = await ApiPerson.register(stage.product.url, 'Ada');
    await account.join(first.id);
    await account.join(second.id);
    await ben.say(first.id, `What about needle${stamp}?`);
    // Both rooms have a message of the same number: what leads to the one must not end at the other.
    for (const n of [1, 2, 3]) await ben.say(second.id, `Something else ${n}`);

    const ada = await stage.arrive('Ada', { username: account.username });
    const { page } = ada;
    const { keyboard } = page;
    await page.goto(`${ada.url}/login`);
    await tabTo(ada, page.getByLabel('Email or username', { exact: true }));
    await keyboard.type(account.username);
    await tabTo(ada, page.getByLabel('Password', { exact: true }));
    await keyboard.type(account.password);
    await keyboard.press('Enter');
    await ada.rooms.getByRole('link').first().waitFor();

    await goTo(ada, `Alpha ${stamp}`);
    await expectFocus(ada.composer);
    await keyboard.type('Said by key');
    await keyboard.press('Enter');
    await ada
      .message('Said by key')
      .getByTitle(/Sent|Delivered|Read/)
      .first()
      .waitFor();

    // Up to the messages, where letters are acts.
    await tabTo(ada, ada.message('Said by key'), 'Shift+Tab');
    await keyboard.press('ArrowUp');
    const question = ada.message(`needle${stamp}`).first();
    await expectFocus(question);
    await keyboard.press('a');
    const field = page.getByRole('dialog').getByRole('searchbox', { name: 'Find an emoji' });
    await expectFocus(field);
    await keyboard.type('thumbs up');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^thumbs up/ })
      .first()
      .waitFor();
    await keyboard.press('Enter');
    await field.waitFor({ state: 'hidden' });
    await question
      .getByRole('button', { name: /thumbs up|👍/ })
      .first()
      .waitFor();
    // Back where it came from.
    await expectFocus(question);
    await keyboard.press('r');
    await expectFocus(ada.composer);
    await keyboard.type('An answer by key');
    await keyboard.press('Enter');
    await ada.message('An answer by key').getByText('In reply to').waitFor();

    await keyboard.press('Alt+ArrowDown');
    await eventually(() => expect(ada.roomId()).toBe(second.id));
    // What is said is found a moment later.
    await eventually(async () => {
      const { items } = await account.call<{ items: unknown[] }>(
        'GET',
        `/search/messages?query=needle${stamp}`,
      );
      expect(items).toHaveLength(1);
    });
    const search = page.getByRole('combobox', { name: 'Search messages' });
    await openBy(ada, 'Control+Shift+F', search);
    await expectFocus(search);
    await keyboard.type(`needle${stamp}`);
    await page.getByRole('search').getByRole('link').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await eventually(() => expect(ada.roomId()).toBe(first.id));
    await expectFocus(ada.message(`What about needle${stamp}`).first());
    await keyboard.press('Escape');
    await expectFocus(ada.composer);

    await goTo(ada, 'Sign out');
    await page.getByLabel('Email or username', { exact: true }).waitFor();
  });

  it('shows every key, takes none from a field, and goes where something is unread', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const stamp = Date.now();
    const ada = await stage.arrive('Ada');
    await ada.register();
    const rooms: string[] = [];
    for (const name of ['One', 'Two', 'Three']) {
      const room = await ben.createRoom({ name: `${name} ${stamp}`, kind: 'public' });
      await ada.joinRoom(room.id);
      rooms.push(room.id);
    }
    const { keyboard } = ada.page;
    await ada.composer.focus();
    await keyboard.type('Is it? /a e r');
    expect(await ada.composer.inputValue()).toBe('Is it? /a e r');
    const sheet = ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await openBy(ada, 'Control+/', sheet);
    await sheet.getByText('Next unread room', { exact: true }).waitFor();
    await expectAccessible(ada.page);
    await keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await expectFocus(ada.composer);
    await ada.composer.fill('');

    await ben.say(rooms[0]!, 'come here');
    await ada.roomRow(`One ${stamp}`).getByText('1 unread').waitFor();
    await keyboard.press('Alt+Shift+ArrowDown');
    await eventually(() => expect(ada.roomId()).toBe(rooms[0]));
    await ada.message('come here').waitFor();

    // Typing anywhere writes; a question mark there shows the keys.
    await ada.page.getByRole('button', { name: 'Search this room' }).focus();
    await keyboard.press('x');
    await expectFocus(ada.composer);
    expect(await ada.composer.inputValue()).toBe('x');
    await ada.composer.fill('');
    await ada.message('come here').focus();
    const [chooser] = await Promise.all([ada.page.waitForEvent('filechooser'), keyboard.press('Control+U')]);
    await chooser.setFiles({
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Bring a ladder'),
    });
    await ada.page.getByRole('button', { name: 'Remove notes.txt' }).click();
    await expectFocus(ada.composer);
    await ada.message('come here').focus();
    await keyboard.press('?');
    await sheet.waitFor();
    await keyboard.press('Escape');

    await ada.message('come here').focus();
    await keyboard.press('u');
    await eventually(async () =>
      expect(await ada.roomRow(`One ${stamp}`).textContent()).toContain('1 unread'),
    );
    await keyboard.press('Escape');
    await eventually(async () =>
      expect(await ada.roomRow(`One ${stamp}`).textContent()).not.toContain('unread'),
    );
  });

  it('goes anywhere by name', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Bertrand');
    const ada = await stage.arrive('Ada');
    await ada.register();
    const { keyboard } = ada.page;
    await openBy(ada, 'Control+K', switcherOf(ada).getByRole('combobox'));
    await expectAccessible(ada.page);
    await keyboard.press('Escape');
    await switcherOf(ada).waitFor({ state: 'hidden' });

    await keyboard.press('Control+K');
    await expectFocus(switcherOf(ada).getByRole('combobox'));
    await keyboard.type(ben.username.slice(0, 12));
    await switcherOf(ada)
      .getByRole('option', { name: /^Bertrand/ })
      .click();
    await ada.page.getByRole('heading', { level: 1, name: 'Bertrand' }).waitFor();

    await goTo(ada, 'Theme: dark');
    await eventually(async () =>
      expect(await ada.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark'),
    );
    await goTo(ada, 'Settings');
    await eventually(() => expect(ada.page.url()).toContain('/settings'));
    await goTo(ada, 'Browse rooms');
    await eventually(() => expect(ada.page.url()).toContain('/rooms/browse'));
  });
});
