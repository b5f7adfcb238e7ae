import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiPerson } from './support/api.js';
import { PHONE, type Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();

/** What the browser refused, and what it complained of, from now on. */
async function listenTo(page: Page): Promise<{ refused: string[]; complaints: string[] }> {
  const heard = { refused: [] as string[], complaints: [] as string[] };
  await page.exposeFunction('refusedByPolicy', (what: string) => heard.refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { refusedByPolicy } = window as Window & { refusedByPolicy?: (what: string) => void };
      refusedByPolicy?.(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
  page.on('console', (message) => {
    const text = message.text();
    // Nobody is signed in at the first visit: that is how the page finds out.
    if (/status of 401/.test(text)) return;
    // Nor is there anybody behind the links of these messages.
    if (/status of 404/.test(text) && message.location().url.includes('/link-previews')) return;
    if (['error', 'warning'].includes(message.type())) heard.complaints.push(text);
  });
  page.on('pageerror', (error) => heard.complaints.push(String(error)));
  return heard;
}

const RICH = [
  '**Bold** and `code`, a [link](https://example.com/a) and :wave: 👋',
  '```ts\nconst answer: number = 42; // forty-two\n```',
  '> quoted\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |',
].join('\n\n');

describe('the policy of the page', () => {
  it('is no hindrance to anything that the page does', async () => {
    const ada = await stage.arrive('Ada');
    const heard = await listenTo(ada.page);
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    await ada.register();
    const roomId = await ada.createRoom(`Policies ${Date.now()}`);
    await ben.join(roomId);
    await ada.say(RICH);
    await ben.say(roomId, 'Seen by **Ben**');
    await ada.message('Seen by Ben').waitFor();
    await ada.message('forty-two').locator('[class*="hljs-"]').first().waitFor();
    await actOnMessage(ada);
    for (const path of ['/settings', '/rooms', '/rooms/browse', '/people', '/search', '/admin', '/nowhere']) {
      await ada.page.goto(`${ada.url}${path}`);
      await ada.page.waitForLoadState('networkidle');
    }
    await ada.page.goto(`${ada.url}/rooms/${roomId}`);
    await ada.message('Seen by Ben').waitFor();
    // Everything that opens something: what it is called is for other tests.
    for (const button of await ada.page.locator('header button, nav button').all()) {
      await button.click({ timeout: 2_000 }).catch(() => undefined);
      await ada.page.keyboard.press('Escape');
    }
    // The worker comes some moments after what one came for; going elsewhere puts that off.
    await ada.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await ada.page.goto(`${ada.url}/rooms/${roomId}`);
    expect(await ada.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await ada.message('Seen by Ben').waitFor();
    expect(heard).toEqual({ refused: [], complaints: [] });
  });

  it('nor on a phone, for a guest, in the dark', async () => {
    const guest = await stage.arrive('Passer By', { viewport: PHONE, colorScheme: 'dark' });
    const heard = await listenTo(guest.page);
    await guest.comeAsGuest();
    await guest.createRoom(`Pocket policies ${Date.now()}`);
    await guest.say(RICH);
    await guest.message('forty-two').waitFor();
    await guest.page.goto(`${guest.url}/settings`);
    await guest.page.waitForLoadState('networkidle');
    expect(heard).toEqual({ refused: [], complaints: [] });
  });

  it('lets nothing run that got into the page all the same', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    const attempts = await ada.page.evaluate(async () => {
      const page = window as Window & {
        ran?: boolean;
        trustedTypes?: { createPolicy(name: string, rules: object): void };
      };
      const tried: Record<string, string> = {};
      const attempt = (name: string, act: () => void): void => {
        try {
          act();
          tried[name] = 'let through';
        } catch (error) {
          tried[name] = (error as Error).name;
        }
      };
      attempt('innerHTML', () => {
        document.createElement('div').innerHTML = '<img src=x onerror="ran = true">';
      });
      attempt('insertAdjacentHTML', () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'));
      attempt('document.write', () => document.write('<script>ran = true</script>'));
      attempt('script text', () => {
        const script = document.createElement('script');
        script.textContent = 'ran = true';
        document.body.append(script);
      });
      attempt('script address', () => {
        const script = document.createElement('script');
        script.src = 'https://evil.example.com/x.js';
        document.body.append(script);
      });
      attempt('worker', () => void new Worker('/other-worker.js'));
      attempt('handler', () => document.body.setAttribute('onclick', 'ran = true'));
      attempt('policy', () => {
        page.trustedTypes?.createPolicy('mine', { createHTML: (html: string) => html });
      });
      // Nodes do not pass through a policy: what stands between is the refusal of inline handlers and styles.
      const image = document.createElement('img');
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      const decided = new Promise<void>((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective }) => effectiveDirective.startsWith('style-src') && resolve(),
        );
        style.addEventListener('load', () => resolve());
      });
      document.head.append(style);
      const failed = new Promise((resolve) => image.addEventListener('error', resolve));
      image.src = 'data:,x';
      document.body.append(image);
      document.body.click();
      await Promise.all([decided, failed]);
      return { tried, ran: page.ran ?? false, outline: getComputedStyle(document.body).outlineWidth };
    });
    expect(attempts.tried).toEqual({
      innerHTML: 'TypeError',
      insertAdjacentHTML: 'TypeError',
      'document.write': 'TypeError',
      'script text': 'TypeError',
      'script address': 'TypeError',
      worker: 'TypeError',
      handler: 'TypeError',
      policy: 'TypeError',
    });
    expect(attempts.ran).toBe(false);
    expect(attempts.outline).not.toBe('7px');
  });
});

it('the reference of the API works under its own', async () => {
  const ada = await stage.arrive('Ada');
  const heard = await listenTo(ada.page);
  await ada.page.goto(`${ada.url}/api/docs`);
  await ada.page.getByText('Make an account').first().click();
  await ada.page.getByRole('button', { name: 'Try it out' }).first().click();
  expect(heard.refused).toEqual([]);
});

async function actOnMessage(person: Person): Promise<void> {
  const message = person.message('Seen by Ben');
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
  await person.page.keyboard.press('Escape');
  await message.hover();
  await message.getByRole('button', { name: /react/i }).first().click();
  await person.page.keyboard.press('Escape');
}
