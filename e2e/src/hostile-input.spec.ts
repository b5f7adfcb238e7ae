import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, MyRoom } from '@parley/contracts';
import type { Page } from 'playwright-core';
import { MESSAGES, NAMES, TOPICS } from './attacks/corpus.js';
import { ApiPerson } from './support/api.js';
import { PHONE, type Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();
/** Messages in a room; all of them are in the page at once. */
const AT_ONCE = 25;
/** A machine that does other things as well is slow; a parser that thinks for minutes is slower. */
const RENDERED_WITHIN_MS = 20_000;

/** What happened that must not. */
interface Watch {
  readonly ran: () => Promise<number>;
  /** What only the content security policy stopped: it should not have come that far. */
  readonly refused: () => Promise<number>;
  readonly foreign: string[];
}

async function watch(page: Page, own: string): Promise<Watch> {
  const foreign: string[] = [];
  page.context().on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && origin !== own) foreign.push(request.url());
  });
  await page.addInitScript(() => {
    const marks = { ran: 0, refused: 0 };
    document.addEventListener('securitypolicyviolation', () => (marks.refused += 1));
    Object.assign(window, { marks, ran: () => (marks.ran += 1), alert: () => (marks.ran += 1) });
  });
  const mark = (name: 'ran' | 'refused') => () =>
    page.evaluate(
      (asked) => (window as Window & { marks?: Record<string, number> }).marks?.[asked] ?? -1,
      name,
    );
  return { foreign, ran: mark('ran'), refused: mark('refused') };
}

/** Messages that leave their place: wider than the timeline, or drawn over their neighbours. */
function outOfPlace(person: Person): Promise<string[]> {
  return person.timeline.evaluate((log) => {
    const frame = log.getBoundingClientRect();
    const wrong: string[] = [];
    const articles = [...log.querySelectorAll('[role="article"]')];
    for (const [index, article] of articles.entries()) {
      const box = article.getBoundingClientRect();
      const name = (article.textContent ?? '').slice(0, 60);
      if (box.left < frame.left - 1 || box.right > frame.right + 1) wrong.push(`too wide: ${name}`);
      const next = articles[index + 1]?.getBoundingClientRect();
      if (next && box.bottom > next.top + 1) wrong.push(`over the next: ${name}`);
      for (const part of article.querySelectorAll('*')) {
        const style = getComputedStyle(part);
        if (style.position === 'fixed') wrong.push(`fixed: ${name}`);
      }
      const prose = article.querySelector('pl-prose');
      if (prose && !/clip|hidden|auto/.test(getComputedStyle(prose).overflowY))
        wrong.push(`not clipped: ${name}`);
    }
    if (document.documentElement.scrollWidth > window.innerWidth)
      wrong.push('the page is wider than its window');
    return wrong;
  });
}

describe('hostile text', () => {
  let author: ApiPerson;
  const rooms: MyRoom[] = [];

  beforeAll(async () => {
    author = await ApiPerson.register(stage.product.url, 'Mallory');
    for (let at = 0; at < MESSAGES.length; at += AT_ONCE) {
      const room = await author.createRoom({ name: `Hostile ${at}`, kind: 'public' });
      rooms.push(room);
      let last: Message | undefined;
      for (const body of MESSAGES.slice(at, at + AT_ONCE)) {
        // Some of it the server does not take, which is as good.
        last = (await author.say(room.id, body).catch(() => undefined)) ?? last;
      }
    }
  }, 60_000);

  it.each([
    ['on a desk', undefined],
    ['on a phone', PHONE],
  ])('in messages runs nothing, asks nobody, and stays in its place (%s)', async (_, viewport) => {
    const ada = await stage.arrive('Ada', { viewport, bare: true });
    const seen = await watch(ada.page, stage.product.url);
    await ada.register();
    for (const room of rooms) {
      const begun = Date.now();
      await ada.joinRoom(room.id);
      await ada.timeline.getByRole('article').nth(15).waitFor({ state: 'attached' });
      expect(Date.now() - begun).toBeLessThan(RENDERED_WITHIN_MS);
      expect(await outOfPlace(ada)).toEqual([]);
      // Whatever waits for a pointer gets one.
      for (const link of (await ada.timeline.locator('a').all()).slice(0, 30)) {
        expect(await link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:)/);
        await link.dispatchEvent('mouseover');
      }
      expect(
        await ada.timeline.locator('img:not([alt=""]), iframe, object, embed, form, svg use, style').count(),
      ).toBe(0);
    }
    expect(await seen.ran()).toBe(0);
    expect(await seen.refused()).toBe(0);
    expect(seen.foreign).toEqual([]);
  });

  it('in names and topics does no more, wherever they stand', async () => {
    const ada = await stage.arrive('Ada', { bare: true });
    const seen = await watch(ada.page, stage.product.url);
    await ada.register();
    const room = await author.createRoom({ name: `Names ${Date.now()}`, kind: 'public' });
    await ada.joinRoom(room.id);
    const hostile = await ApiPerson.register(stage.product.url, 'Trudy');
    await hostile.join(room.id);
    for (const [index, name] of NAMES.entries()) {
      await hostile.call('PATCH', '/users/me', { displayName: name });
      // In the timeline, quoted, mentioned, in the list of rooms, in the document's title.
      const said = await hostile.say(room.id, `I am ${name} @${hostile.username}`);
      await hostile.call('POST', `/rooms/${room.id}/messages`, {
        ...messageTo(said.id),
        body: `quoting ${index}`,
      });
      await author.call('PATCH', `/rooms/${room.id}`, {
        name: `${name}`.slice(0, 70) + index,
        topic: TOPICS[index % TOPICS.length],
      });
      await hostile.createRoom({ name, kind: 'public' });
      await ada.message(`quoting ${index}`).waitFor();
    }
    await hostile.directWith(await userIdOf(ada)).then((direct) => hostile.say(direct.id, NAMES[0] ?? ''));
    await ada.rooms.getByRole('listitem').nth(1).waitFor();
    expect(await outOfPlace(ada)).toEqual([]);
    for (const path of ['/rooms', '/rooms/browse', `/rooms/${room.id}`]) {
      await ada.page.goto(`${ada.url}${path}`);
      await ada.rooms.waitFor();
      await ada.page.waitForLoadState('networkidle');
    }
    expect(await ada.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
      true,
    );
    expect(await seen.ran()).toBe(0);
    expect(await seen.refused()).toBe(0);
    expect(seen.foreign).toEqual([]);
  });
});

const messageTo = (replyTo: string) => ({ id: crypto.randomUUID().replace(/^(.{14})./, '$17'), replyTo });

async function userIdOf(person: Person): Promise<string> {
  const searcher = await ApiPerson.register(stage.product.url, 'Searcher');
  const { items } = await searcher.call<{ items: { id: string }[] }>(
    'GET',
    `/users?query=${person.username}`,
  );
  const [first] = items;
  if (!first) throw new Error('nobody has that name');
  return first.id;
}
