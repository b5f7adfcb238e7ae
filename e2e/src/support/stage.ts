import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { type Cluster, startCluster } from './cluster.js';
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
  const arrive = usePeople();
  const stage = {
    arrive: (displayName, options) => arrive(stage.browser, stage.product.url, displayName, options),
  } as Stage;
  beforeAll(async () => {
    [stage.product, stage.browser] = await Promise.all([startProduct(env), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([stage.browser?.close(), stage.product?.dispose()]);
  });
  return stage;
}

/** The same on two instances of it, of which each person is on one. */
export interface TwoInstances {
  cluster: Cluster;
  browser: Browser;
  url(at: 0 | 1): string;
  arriveAt(at: 0 | 1, displayName: string, options?: PersonOptions): Promise<Person>;
}

export function useTwoInstances(env: Record<string, string> = {}): TwoInstances {
  const arrive = usePeople();
  const stage = {
    url: (at) => stage.cluster.instances[at]?.url ?? '',
    arriveAt: (at, displayName, options) => arrive(stage.browser, stage.url(at), displayName, options),
  } as TwoInstances;
  beforeAll(async () => {
    [stage.cluster, stage.browser] = await Promise.all([startCluster(2, env), launchBrowser()]);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.cluster?.dispose();
  });
  return stage;
}

/** Lets people come; after each test they go, and it fails where the page threw before any of them. */
function usePeople(): typeof Person.arrive {
  const people: Person[] = [];
  const problems: string[] = [];
  afterEach(async () => {
    await keepPictures(people);
    await Promise.all(people.splice(0).map((person) => person.leaveTheBuilding()));
    const seen = problems.splice(0);
    if (seen.length > 0) throw new Error(`the page threw:\n${seen.join('\n')}`);
  });
  return async (browser, url, displayName, options) => {
    const person = await Person.arrive(browser, url, displayName, options);
    people.push(person);
    person.page.on('pageerror', (error) => problems.push(`${displayName}: ${error.stack ?? error.message}`));
    return person;
  };
}

/** What everybody saw last, to look at when a test failed; `E2E_PICTURES=1` asks for it. */
async function keepPictures(people: Person[]): Promise<void> {
  if (process.env['E2E_PICTURES'] !== '1') return;
  await mkdir(ARTIFACTS, { recursive: true });
  for (const person of people) {
    await person.page.screenshot({ path: `${ARTIFACTS}${person.username}.png` }).catch(() => undefined);
  }
}
