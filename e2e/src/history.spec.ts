import { describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { isInView } from './support/in-view.js';
import { useStage } from './support/stage.js';

const stage = useStage();
const MESSAGES = 180;

describe('a long room', () => {
  it('loads what is older while one scrolls up, and nothing on the screen jumps', async () => {
    const author = await ApiPerson.register(stage.product.url, 'Chronicler');
    const room = await author.createRoom({ name: `Archive ${Date.now()}`, kind: 'public' });
    for (let n = 1; n <= MESSAGES; n++) await author.say(room.id, `entry number ${n}.`);

    const reader = await stage.arrive('Reader');
    await reader.register();
    await reader.openRoom(room.id);
    await reader.page.getByRole('button', { name: 'Join', exact: true }).click();
    await reader.message(`entry number ${MESSAGES}.`).waitFor();

    const timeline = reader.timeline;
    // Scroll with the wheel, as a person does, and watch one message: it moves by what was scrolled and by nothing else.
    const box = await timeline.boundingBox();
    if (!box) throw new Error('the timeline is not on the screen');
    await reader.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await eventually(async () => {
      await reader.page.mouse.wheel(0, -1500);
      expect(await reader.message(/entry number 1\.$/m).count()).toBe(1);
    }, 60_000);
    await reader.message('entry number 2.').first().waitFor();
  });

  it("keeps the reader's place when messages arrive, and follows when one is at the end", async () => {
    const author = await ApiPerson.register(stage.product.url, 'Chronicler');
    const room = await author.createRoom({ name: `Flow ${Date.now()}`, kind: 'public' });
    for (let n = 1; n <= 60; n++) await author.say(room.id, `line ${n}.`);
    const reader = await stage.arrive('Reader');
    await reader.register();
    await reader.openRoom(room.id);
    await reader.page.getByRole('button', { name: 'Join', exact: true }).click();
    await reader.message('line 60.').waitFor();

    await author.say(room.id, 'seen at the end');
    await eventually(async () => expect(await reader.message('seen at the end').isVisible()).toBe(true));
    await eventually(async () => expect(await isInView(reader.message('seen at the end'))).toBe(true));

    const box = await reader.timeline.boundingBox();
    if (!box) throw new Error('the timeline is not on the screen');
    await reader.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await reader.page.mouse.wheel(0, -500);
    const watched = reader.message('line 40.');
    await eventually(async () => expect(await isInView(watched)).toBe(true));
    let before = -1;
    await eventually(async () => {
      const top = (await watched.boundingBox())?.y ?? -2;
      const still = top === before;
      before = top;
      expect(still).toBe(true);
    });
    await author.say(room.id, 'arrives while reading');
    await reader.page.getByRole('button', { name: /new message|latest/i }).waitFor();
    expect(Math.abs(((await watched.boundingBox())?.y ?? 0) - before)).toBeLessThanOrEqual(1);
    await reader.page.getByRole('button', { name: /new message|latest/i }).click();
    await eventually(async () => expect(await isInView(reader.message('arrives while reading'))).toBe(true));
  });

  it('says what an answer far below answers to, and leads there', async () => {
    const author = await ApiPerson.register(stage.product.url, 'Chronicler');
    const room = await author.createRoom({ name: `Answers ${Date.now()}`, kind: 'public' });
    const { id: replyTo } = await author.say(room.id, 'What was the question?');
    for (let n = 1; n <= MESSAGES; n++) await author.say(room.id, `digression ${n}.`);
    await author.call('POST', `/rooms/${room.id}/messages`, { id: uuid(), body: 'Forty-two', replyTo });

    const reader = await stage.arrive('Reader');
    await reader.register();
    await reader.joinRoom(room.id);
    const question = reader.message('What was the question?').filter({ hasNotText: 'In reply to' });
    const quote = reader
      .message('Forty-two')
      .getByRole('button', { name: /In reply to.*What was the question/ });
    await quote.waitFor();
    expect(await question.count()).toBe(0);
    await quote.click();
    await question.waitFor();
    await eventually(async () => expect(await isInView(question)).toBe(true));
    expect(await reader.message(/digression 1\./).count()).toBe(1);

    // And back to what is said now.
    await reader.page.getByRole('button', { name: /new message|latest/i }).click();
    await eventually(async () => expect(await isInView(reader.message('Forty-two'))).toBe(true));
  });
});
