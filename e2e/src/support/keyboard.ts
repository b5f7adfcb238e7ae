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

/** The window that Ctrl+K opens. */
export const switcherOf = ({ page }: Person): Locator => page.getByRole('dialog', { name: 'Go to' });

/** To a room, a person or a command, by its name. */
export async function goTo(person: Person, what: string): Promise<void> {
  // Keys are heard from the moment on at which the page has loaded what hears them.
  await eventually(async () => {
    if ((await switcherOf(person).count()) === 0) await person.page.keyboard.press('Control+K');
    await switcherOf(person).getByRole('combobox').waitFor({ timeout: 2_000 });
  });
  await expectFocus(switcherOf(person).getByRole('combobox'));
  await person.page.keyboard.type(what);
  await switcherOf(person).getByRole('option', { name: what }).first().waitFor();
  await person.page.keyboard.press('Enter');
  await switcherOf(person).waitFor({ state: 'hidden' });
}
