import { describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { openBy } from './support/keyboard.js';
import { DESK, PHONE, type Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage({ LIMIT_MESSAGES_PER_MINUTE: '0', LIMIT_SEARCHES_PER_MINUTE: '0' });

const panelOf = ({ page }: Person): Locator => page.getByRole('search', { name: 'Search' });
const fieldOf = (person: Person): Locator =>
  panelOf(person).getByRole('combobox', { name: 'Search messages' });
const resultsOf = (person: Person): Locator => panelOf(person).getByRole('listitem').getByRole('link');
const isOnScreen = async (message: Locator): Promise<boolean> =>
  message.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

/** What is said is found a moment later: asked again until it is. */
async function findUntil(person: Person, query: string, count: number): Promise<void> {
  await fieldOf(person).fill(query);
  await eventually(async () => {
    await fieldOf(person).press('Enter');
    await panelOf(person)
      .getByRole('status')
      .filter({ hasText: /found|message/ })
      .waitFor({ timeout: 10_000 });
    expect(await resultsOf(person).count()).toBe(count);
  });
}

/** Somebody, and a room of theirs in which something was said long ago. */
async function longRoom(): Promise<{ ben: ApiPerson; roomId: string; name: string }> {
  const ben = await ApiPerson.register(stage.product.url, 'Ben');
  const name = `Long ${Date.now()}`;
  const { id } = await ben.createRoom({ name, kind: 'public' });
  await ben.say(id, 'The **brake** lever is loose <img src=x onerror=alert(1)>');
  for (let n = 0; n < 160; n += 1) await ben.say(id, `line ${n}`);
  return { ben, roomId: id, name };
}

describe('searching', () => {
  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ])('leads to a message in its place, far back, on %s', async (_, viewport) => {
    const { roomId } = await longRoom();
    const ada = await stage.arrive('Ada', { viewport });
    await ada.register();
    await ada.joinRoom(roomId);
    await ada.message('line 159').waitFor();

    await ada.page.getByRole('button', { name: 'Search this room' }).click();
    await expectAccessible(ada.page);
    await findUntil(ada, 'brake lev', 1);
    // What the texts look like may be loaded a moment after the texts.
    await eventually(async () => {
      expect(await resultsOf(ada).locator('mark').allTextContents()).toEqual(['brake', 'lever']);
      expect(await resultsOf(ada).locator('strong').allTextContents()).toEqual(['brake']);
    });
    expect(await resultsOf(ada).locator('img[src=x]').count()).toBe(0);
    await expectAccessible(ada.page);

    await resultsOf(ada).first().click();
    const found = ada.message('lever is loose');
    await eventually(async () => expect(await isOnScreen(found)).toBe(true));
    await eventually(() => expect(ada.page.url()).toContain('at=2'));

    await ada.page.reload();
    await eventually(async () => expect(await isOnScreen(found)).toBe(true));

    if (viewport === PHONE) {
      await ada.page.goBack();
      await resultsOf(ada).first().waitFor();
      await eventually(async () => expect(await fieldOf(ada).inputValue()).toBe('brake lev'));
    }
  });

  it('keeps up with what is deleted, edited and left', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const word = `needle${Date.now()}`;
    const [one, other] = [
      await ben.createRoom({ name: `One ${word}`, kind: 'public' }),
      await ben.createRoom({ name: `Other ${word}`, kind: 'public' }),
    ];
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(one.id);
    await ada.joinRoom(other.id);
    const deleted = await ben.say(one.id, `${word} to be deleted`);
    const edited = await ben.say(one.id, `${word} to be edited`);
    await ben.say(other.id, `${word} in the other room`);

    await openBy(ada, 'Control+Shift+F', fieldOf(ada));
    await findUntil(ada, word, 3);
    await ben.call('DELETE', `/rooms/${one.id}/messages/${deleted.id}`);
    await eventually(async () => expect(await resultsOf(ada).count()).toBe(2));
    await ben.call('PATCH', `/rooms/${one.id}/messages/${edited.id}`, { body: 'says something else now' });
    await resultsOf(ada).filter({ hasText: 'says something else now' }).waitFor();
    await ben.call('DELETE', `/rooms/${other.id}`);
    await eventually(async () => expect(await resultsOf(ada).count()).toBe(1));
  });

  it('completes people and rooms, narrows, orders, says what is wrong, and remembers', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Benedikta');
    const word = `grammar${Date.now()}`;
    const room = await ben.createRoom({ name: `Two words ${word}`, kind: 'public' });
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(room.id);
    await ben.say(room.id, `${word} by ben`);
    await ada.say(`${word} by ada`);
    await ada.message(`${word} by ada`).getByTitle('Sent').waitFor();
    await openBy(ada, 'Control+Shift+F', fieldOf(ada));
    await findUntil(ada, word, 2);

    await fieldOf(ada).press('End');
    await fieldOf(ada).pressSequentially(` from:${ben.username.slice(0, 6)}`);
    await panelOf(ada).getByRole('option', { name: 'Benedikta' }).first().waitFor();
    await fieldOf(ada).press('Enter');
    await eventually(async () =>
      expect(await fieldOf(ada).inputValue()).toBe(`${word} from:${ben.username} `),
    );
    await eventually(async () => expect(await resultsOf(ada).count()).toBe(1));

    await fieldOf(ada).pressSequentially('in:Two');
    await panelOf(ada)
      .getByRole('option', { name: room.name ?? '' })
      .click();
    await eventually(async () => expect(await fieldOf(ada).inputValue()).toContain(`in:"Two words ${word}"`));
    await eventually(async () => expect(await resultsOf(ada).count()).toBe(1));
    await fieldOf(ada).press('Enter');

    await fieldOf(ada).fill('before:yesterday');
    await panelOf(ada).getByRole('alert').filter({ hasText: 'before: needs a day' }).waitFor();
    await fieldOf(ada).fill('nothingthatanybodyeversaid');
    await panelOf(ada).getByRole('heading', { name: 'Nothing found' }).waitFor();

    await panelOf(ada).getByRole('button', { name: 'Clear the search' }).click();
    await panelOf(ada)
      .getByRole('button', { name: new RegExp(`^${word} from`) })
      .click();
    await eventually(async () => expect(await resultsOf(ada).count()).toBe(1));
    await panelOf(ada).getByRole('button', { name: 'Best' }).click();
    await eventually(() => expect(ada.page.url()).toContain('order=best'));

    await ada.page.reload();
    await eventually(async () => expect(await resultsOf(ada).count()).toBe(1));
    await panelOf(ada).getByRole('button', { name: 'Best', pressed: true }).waitFor();
  });

  it('goes on below, page by page', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const word = `many${Date.now()}`;
    const room = await ben.createRoom({ name: `Pages ${word}`, kind: 'public' });
    for (let n = 1; n <= 60; n += 1) await ben.say(room.id, `${word} number ${n}`);
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(room.id);
    await openBy(ada, 'Control+F', fieldOf(ada));
    await findUntil(ada, `${word} 60`, 1);
    await fieldOf(ada).fill(word);
    await resultsOf(ada).filter({ hasText: 'number 59' }).waitFor();
    await eventually(async () => {
      await resultsOf(ada).last().scrollIntoViewIfNeeded();
      expect(await resultsOf(ada).count()).toBe(60);
    });
    await eventually(async () => expect(await resultsOf(ada).last().textContent()).toContain('number 1'));
  });
});

describe('what mentions one', () => {
  it('is counted, listed as it comes, and led to in its place', async () => {
    const { ben, roomId } = await longRoom();
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(roomId);
    await ada.message('line 159').waitFor();
    const other = await ben.createRoom({ name: `Elsewhere ${Date.now()}`, kind: 'public' });
    await ada.joinRoom(other.id);

    await ben.say(roomId, `@${ada.username}, first call`);
    for (let n = 0; n < 80; n += 1) await ben.say(roomId, `after ${n}`);
    const button = ada.page.getByRole('button', { name: 'Mentions' });
    await eventually(async () => expect(await button.textContent()).toContain('1 unread mentions'));
    await button.click();
    const panel = ada.page.getByRole('complementary', { name: 'Mentions' });
    const calls = panel.getByRole('listitem').getByRole('link');
    await calls.filter({ hasText: 'first call' }).waitFor();
    await expectAccessible(ada.page);
    await ben.say(roomId, `@${ada.username}, second call`);
    await eventually(async () => expect(await calls.count()).toBe(2));

    await calls.filter({ hasText: 'first call' }).click();
    await eventually(async () => expect(await isOnScreen(ada.message('first call'))).toBe(true));
    expect(ada.roomId()).toBe(roomId);
  });
});
