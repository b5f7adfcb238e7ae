import { expect } from '@jest/globals';
import { eventually } from './eventually.js';
import type { Person } from './person.js';

declare global {
  interface Window {
    told: Told[];
    lastShown: { onclick: () => void };
  }
}

/** What the browser was told to show. */
export interface Told {
  title: string;
  body: string;
  tag: string;
}

/** Writes down what the browser is told to show, from the next page on: a browser without a screen shows nothing. */
export async function listen(person: Person): Promise<void> {
  await person.context.grantPermissions(['notifications'], { origin: person.url });
  await person.context.addInitScript(() => {
    const told: unknown[] = [];
    class Shown extends EventTarget {
      static readonly permission = 'granted';
      static readonly requestPermission = () => Promise.resolve('granted');
      onclick: (() => void) | null = null;
      constructor(title: string, options: { body: string; tag: string }) {
        super();
        told.push({ title, ...options });
        Object.assign(window, { lastShown: this });
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Shown, told });
  });
}

export const toldTo = (person: Person): Promise<Told[]> => person.page.evaluate(() => window.told);

/** As if somebody looked at another window. */
export const lookAway = (person: Person): Promise<void> =>
  person.page.evaluate(() => {
    Object.defineProperty(document, 'hasFocus', { value: () => false, configurable: true });
    window.dispatchEvent(new Event('blur'));
  });

export async function switchOn(person: Person): Promise<void> {
  await person.page.goto(`${person.url}/settings/notifications`);
  const device = person.page.getByRole('switch', { name: 'Show notifications' });
  await device.click({ force: true });
  await eventually(async () => expect(await device.isChecked()).toBe(true));
}
