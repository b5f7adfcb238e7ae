import type { Locator } from 'playwright-core';
import { eventually, expectFocus } from './eventually.js';
import type { Person } from './person.js';

/** Walks with Tab until the focus is there. */
export async function tabTo(
  { page }: Person,
  where: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    if (await where.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the focus never comes to ${where.toString()}`);
}

/** Presses these keys until that is there: they are heard from when the page has loaded what hears them. */
export async function openBy({ page }: Person, keys: string, opened: Locator): Promise<void> {
  await eventually(async () => {
    if ((await opened.count()) === 0) await page.keyboard.press(keys);
    await opened.waitFor({ timeout: 2_000 });
  });
}

/** The window that Ctrl+K opens. */
export const switcherOf = ({ page }: Person): Locator => page.getByRole('dialog', { name: 'Go to' });

/** To a room, a person or a command, by its name. */
export async function goTo(person: Person, what: string): Promise<void> {
  const field = switcherOf(person).getByRole('combobox');
  await openBy(person, 'Control+K', field);
  await expectFocus(field);
  await person.page.keyboard.type(what);
  await switcherOf(person).getByRole('option', { name: what }).first().waitFor();
  await person.page.keyboard.press('Enter');
  await switcherOf(person).waitFor({ state: 'hidden' });
}
