import { describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually, expectFocus } from './support/eventually.js';
import { attach, isLoaded, sendFiles, type SomeFile, tray } from './support/files.js';
import type { Person } from './support/person.js';
import { pngOf, wavOf } from './support/pictures.js';
import { useStage, useTwoInstances } from './support/stage.js';

const stage = useStage({ LIMIT_UPLOADS_PER_MINUTE: '0' });

const file = (name: string, content: string | Buffer): SomeFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});
const photo = (name: string, width = 1600, height = 900) => file(name, pngOf(width, height, [160, 90, 40]));

/** Ada in a room of Ben's, who has sent something there. */
async function inBensRoom(
  body: string,
  files: SomeFile[],
): Promise<{ ada: Person; ben: ApiPerson; roomId: string }> {
  const ben = await ApiPerson.register(stage.product.url, 'Ben');
  const room = await ben.createRoom({ name: `Gallery ${Date.now()}`, kind: 'public' });
  const ada = await stage.arrive('Ada');
  await ada.register();
  await ada.joinRoom(room.id);
  await sendFiles(ben, room.id, body, files);
  await ada.message(body).waitFor();
  return { ada, ben, roomId: room.id };
}

describe('pictures', () => {
  it('are looked at by keyboard alone, and lead back to where one was', async () => {
    const { ada } = await inBensRoom('Three views', [
      photo('one.png'),
      photo('two.png'),
      photo('three.png', 300, 200),
    ]);
    const { page } = ada;
    await ada.message('Three views').focus();
    const second = page.getByRole('button', { name: 'View two.png' });
    await eventually(async () => {
      await page.keyboard.press('Tab');
      expect(await second.evaluate((button) => button === document.activeElement)).toBe(true);
    });
    await page.keyboard.press('Enter');
    const viewer = page.getByRole('dialog', { name: 'Picture' });
    await viewer.getByText('two.png').waitFor();
    await viewer.getByText('2 of 3').waitFor();
    await expectAccessible(page);

    const percent = viewer.getByRole('button', { name: 'Show all of it' });
    const fitted = await percent.innerText();
    await page.keyboard.press('+');
    await eventually(async () => expect(await percent.innerText()).not.toBe(fitted));
    await page.keyboard.press('-');
    await page.keyboard.press('+');
    await page.keyboard.press('0');
    await eventually(async () => expect(await percent.innerText()).toBe(fitted));
    await page.keyboard.press('ArrowRight');
    await viewer.getByText('three.png').waitFor();
    expect(await viewer.getByRole('button', { name: 'Next picture' }).count()).toBe(0);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await viewer.getByText('one.png').waitFor();
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
    await expectFocus(second);
  });

  it('are zoomed by the wheel and moved by the pointer, and saved', async () => {
    const { ada } = await inBensRoom('A view', [photo('view.png', 2400, 1200)]);
    const { page } = ada;
    await page.getByRole('button', { name: 'View view.png' }).click();
    const viewer = page.getByRole('dialog', { name: 'Picture' });
    const image = viewer.locator('img.whole');
    await eventually(async () => expect(await isLoaded(image)).toBe(true));
    const before = (await image.boundingBox())!;
    await page.mouse.move(900, 500);
    await page.mouse.wheel(0, -600);
    await eventually(async () =>
      expect((await image.boundingBox())!.width).toBeGreaterThan(before.width * 2),
    );
    const zoomed = (await image.boundingBox())!;
    await page.mouse.down();
    await page.mouse.move(700, 450, { steps: 4 });
    await page.mouse.up();
    await eventually(async () => expect((await image.boundingBox())!.x).toBeCloseTo(zoomed.x - 200, 0));
    const downloading = page.waitForEvent('download');
    await viewer.getByRole('link', { name: 'Download' }).click();
    expect((await downloading).suggestedFilename()).toBe('view.png');
  });

  it('come although the cookie that they are asked for with is gone', async () => {
    const { ada, ben, roomId } = await inBensRoom('First', [photo('first.png')]);
    await ada.context.clearCookies({ name: 'parley_access' });
    await sendFiles(ben, roomId, 'Second', [photo('second.png')]);
    const picture = ada.page.getByRole('button', { name: 'View second.png' });
    await eventually(async () => expect(await isLoaded(picture.locator('img'))).toBe(true));
  });

  it('go with their message', async () => {
    const { ada } = await inBensRoom('Mine', [photo('before.png')]);
    await attach(ada, photo('mine.png'));
    await tray(ada).waitFor();
    await ada.say('Not for long');
    const own = ada.message('Not for long');
    await own.getByRole('button', { name: 'View mine.png' }).waitFor();
    await own.hover();
    await own.getByRole('button', { name: 'More actions' }).click();
    await ada.page.getByRole('menuitem', { name: 'Delete' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await ada.page.getByRole('button', { name: 'View mine.png' }).waitFor({ state: 'hidden' });
    await ada.message('Message deleted').waitFor();
  });
});

it('sound is played where it stands', async () => {
  const { ada } = await inBensRoom('Listen', [file('tone.wav', wavOf())]);
  const player = ada.message('Listen').locator('audio');
  await eventually(async () =>
    expect(await player.evaluate((audio) => audio instanceof HTMLAudioElement && audio.duration)).toBeCloseTo(
      1,
    ),
  );
});

const SCRIPT = '<script>window.ran = true; alert(1)</script>';
const HOSTILE: SomeFile[] = [
  file('x.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`),
  file('x.png', `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
  file('page.png', `<!doctype html>${SCRIPT}`),
  file('x.xhtml', `<html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`),
  file('utf16.html', Buffer.from(`\ufeff${SCRIPT}`, 'utf16le')),
  file('x.js', 'window.ran = true; alert(1)'),
  file('x.pdf', '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'),
  file('<img src=x onerror=alert(1)>.png', Buffer.concat([pngOf(4, 4, [9, 9, 9]), Buffer.from(SCRIPT)])),
  file('photo\u202egpj.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])),
  file(`${'long '.repeat(60)}.txt`, 'long'),
];

it('nothing of what was made to do harm runs, whether it is shown or opened', async () => {
  const { ada } = await inBensRoom('Harmless', HOSTILE);
  const { page, context } = ada;
  const seen = { dialogs: 0, refused: 0 };
  page.on('dialog', (dialog) => ((seen.dialogs += 1), void dialog.dismiss()));
  await page.reload();
  const message = ada.message('Harmless');
  await message.getByText('x.svg').waitFor();
  expect(await message.locator('iframe, object, embed, svg:not(pl-icon svg)').count()).toBe(0);
  expect(await message.getByRole('button', { name: /^View/ }).count()).toBe(1);
  expect(await message.getByText('photogpj.exe').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await expectAccessible(page);

  const addresses = await message
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses).toHaveLength(HOSTILE.length - 1);
  for (const address of addresses) {
    // Opened as a page, it is saved: there is no page.
    const tab = await context.newPage();
    tab.on('dialog', (dialog) => ((seen.dialogs += 1), void dialog.dismiss()));
    const downloading = tab.waitForEvent('download');
    await tab.goto(address).catch(() => undefined);
    await (await downloading).cancel();
    expect(tab.url()).toBe('about:blank');
    await tab.close();
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(seen).toEqual({ dialogs: 0, refused: 0 });
});

describe('on two instances', () => {
  const both = useTwoInstances();

  it('a file sent by one is seen by the other', async () => {
    const [ada, ben] = [await both.arriveAt(0, 'Ada'), await both.arriveAt(1, 'Ben')];
    await ada.register();
    await ben.register();
    const roomId = await ada.createRoom(`Two ${Date.now()}`);
    await ben.joinRoom(roomId);
    await attach(ada, photo('over.png'));
    await ada.say('Over there');
    const picture = ben.message('Over there').getByRole('button', { name: 'View over.png' });
    await eventually(async () => expect(await isLoaded(picture.locator('img'))).toBe(true));
  });
});
