import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { OUTSIDE, type OutsidePage, startOutsidePage } from './support/outside-page.js';
import type { Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage({ OUTGOING_INTERNAL_HOSTS: OUTSIDE });
let outsidePage: OutsidePage;

beforeAll(async () => {
  outsidePage = await startOutsidePage();
});

afterAll(() => outsidePage?.dispose());

/** The first line that stands on the screen as a whole, up to its point. */
async function topmost({ timeline }: Person): Promise<string> {
  const text = await timeline.evaluate((log) => {
    const top = log.getBoundingClientRect().top;
    const articles = [...log.querySelectorAll('[role=article]')];
    return articles.find((one) => one.getBoundingClientRect().top >= top)?.textContent ?? '';
  });
  return /line \d+\./.exec(text)?.[0] ?? '';
}

describe('a link', () => {
  it('shows what stands behind it, which the server asked and not the reader', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    const roomId = await ada.createRoom(`Links ${Date.now()}`);
    const outside: string[] = [];
    ada.page.on('request', (request) => {
      if (!request.url().startsWith(ada.url) && !request.url().startsWith('data:'))
        outside.push(request.url());
    });
    await ada.say(`Look at ${outsidePage.url}/page and \`${outsidePage.url}/code\``);
    const card = ada.message('Look at').getByRole('link', { name: /^Preview: Brakes & levers/ });
    await card.waitFor();
    await card.getByText('Everything that stops you').waitFor();
    await eventually(async () =>
      expect(await card.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(
        160,
      ),
    );
    expect(await card.getAttribute('href')).toBe(`${outsidePage.url}/page`);
    await expectAccessible(ada.page);
    expect(outside).toEqual([]);
    expect(outsidePage.asked.every((line) => line.includes('Parley'))).toBe(true);
    expect(outsidePage.asked.some((line) => line.startsWith('/code'))).toBe(false);

    // Of what has none, and of what may not be asked, nothing is drawn.
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    await ben.join(roomId);
    await ben.say(roomId, `Nothing at ${outsidePage.url}/nothing`);
    await ben.say(roomId, `Inside at ${stage.product.url.replace('localhost', '127.0.0.1')}/health/live`);
    await ben.say(roomId, `Again ${outsidePage.url}/page?again`);
    await ada
      .message('Again')
      .getByRole('link', { name: /^Preview/ })
      .waitFor();
    expect(await ada.timeline.getByRole('link', { name: /^Preview/ }).count()).toBe(2);

    await ada.page.goto(`${ada.url}/settings/appearance`);
    await ada.page.getByRole('switch', { name: 'Show previews of links' }).click({ force: true });
    await ada.openRoom(roomId);
    await ada.message('Again').waitFor();
    expect(await ada.timeline.getByRole('link', { name: /^Preview/ }).count()).toBe(0);
  });

  it('moves nothing that somebody reads', async () => {
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    const room = await ben.createRoom({ name: `Still ${Date.now()}`, kind: 'public' });
    for (let n = 1; n <= 60; n += 1)
      await ben.say(room.id, n % 3 ? `line ${n}.` : `line ${n}. ${outsidePage.url}/page?still=${n}`);
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(room.id);
    await ada
      .message('line 60.')
      .getByRole('link', { name: /^Preview/ })
      .waitFor();
    await eventually(async () => {
      const end = await ada.timeline.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
      expect(Math.abs(end)).toBeLessThan(3);
    });
    await ada.timeline.hover();
    await ada.page.mouse.wheel(0, -700);
    await eventually(async () => {
      const end = await ada.timeline.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
      expect(end).toBeGreaterThan(600);
    });
    const line = ada.message(await topmost(ada));
    // What comes into reach above is looked at, too, and moves nothing either.
    await eventually(() =>
      expect(outsidePage.asked.filter((path) => path.includes('?still')).length).toBeGreaterThan(8),
    );
    const before = await line.boundingBox();
    await ben.say(room.id, `one more ${outsidePage.url}/page?more`);
    // It is out of sight.
    await ada
      .message('one more')
      .getByRole('link', { name: /^Preview/ })
      .waitFor({ state: 'attached' });
    const after = await line.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  });
});
