import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import type { Person } from './support/person.js';
import { useStage } from './support/stage.js';

/** Where the page of the test stands; of this machine nothing else may be asked. */
const ADDRESS = '127.0.0.2';
const stage = useStage({ OUTGOING_INTERNAL_HOSTS: ADDRESS });

let server: Server;
let port: number;
const asked: string[] = [];

/** A red square. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC',
  'base64',
);

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['user-agent'] ?? ''}`);
    if (request.url?.startsWith('/picture')) {
      response.setHeader('content-type', 'image/png').end(PICTURE);
    } else if (request.url?.startsWith('/page')) {
      response.setHeader('content-type', 'text/html').end(
        `<title>Brakes &amp; levers</title><meta name="description" content="Everything that stops you">
         <meta property="og:image" content="/picture.png">`,
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, ADDRESS, resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

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
    await ada.say(`Look at http://${ADDRESS}:${port}/page and \`http://${ADDRESS}:${port}/code\``);
    const card = ada.message('Look at').getByRole('link', { name: /^Preview: Brakes & levers/ });
    await card.waitFor();
    await card.getByText('Everything that stops you').waitFor();
    await eventually(async () =>
      expect(await card.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(
        160,
      ),
    );
    expect(await card.getAttribute('href')).toBe(`http://${ADDRESS}:${port}/page`);
    await expectAccessible(ada.page);
    expect(outside).toEqual([]);
    expect(asked.every((line) => line.includes('Parley'))).toBe(true);
    expect(asked.some((line) => line.startsWith('/code'))).toBe(false);

    // Of what has none, and of what may not be asked, nothing is drawn.
    const ben = await ApiPerson.register(stage.product.url, 'Ben');
    await ben.join(roomId);
    await ben.say(roomId, `Nothing at http://${ADDRESS}:${port}/nothing`);
    await ben.say(roomId, `Inside at ${stage.product.url.replace('localhost', '127.0.0.1')}/health/live`);
    await ben.say(roomId, `Again http://${ADDRESS}:${port}/page?again`);
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
      await ben.say(room.id, n % 3 ? `line ${n}.` : `line ${n}. http://${ADDRESS}:${port}/page?still=${n}`);
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
    await eventually(() => expect(asked.filter((path) => path.includes('?still')).length).toBeGreaterThan(8));
    const before = await line.boundingBox();
    await ben.say(room.id, `one more http://${ADDRESS}:${port}/page?more`);
    // It is out of sight.
    await ada
      .message('one more')
      .getByRole('link', { name: /^Preview/ })
      .waitFor({ state: 'attached' });
    const after = await line.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  });
});
