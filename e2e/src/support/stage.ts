import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { Person, type PersonOptions } from './person.js';
import { startProduct, type Product } from './product.js';

const ARTIFACTS = new URL('../../artifacts/', import.meta.url).pathname;

/** The product and a browser for one file of tests; whoever arrived in a test is gone after it. */
export interface Stage {
  product: Product;
  browser: Browser;
  arrive(displayName: string, options?: PersonOptions): Promise<Person>;
}

export function useStage(env: Record<string, string> = {}): Stage {
  const people: Person[] = [];
  const stage = {
    arrive: async (displayName: string, options?: PersonOptions) => {
      const person = await Person.arrive(stage.browser, stage.product.url, displayName, options);
      people.push(person);
      person.page.on('pageerror', (error) =>
        problems.push(`${displayName}: ${error.stack ?? error.message}`),
      );
      return person;
    },
  } as Stage;
  const problems: string[] = [];

  beforeAll(async () => {
    [stage.product, stage.browser] = await Promise.all([startProduct(env), launchBrowser()]);
  });
  afterEach(async () => {
    await keepPictures(people);
    await Promise.all(people.splice(0).map((person) => person.leaveTheBuilding()));
    const seen = problems.splice(0);
    if (seen.length > 0) throw new Error(`the page threw:\n${seen.join('\n')}`);
  });
  afterAll(async () => {
    await Promise.all([stage.browser?.close(), stage.product?.dispose()]);
  });
  return stage;
}

/** What everybody saw last, to look at when a test failed; `E2E_PICTURES=1` asks for it. */
async function keepPictures(people: Person[]): Promise<void> {
  if (process.env['E2E_PICTURES'] !== '1') return;
  await mkdir(ARTIFACTS, { recursive: true });
  for (const person of people) {
    await person.page.screenshot({ path: `${ARTIFACTS}${person.username}.png` }).catch(() => undefined);
  }
}
