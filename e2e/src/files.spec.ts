import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { eventually, expectFocus } from './support/eventually.js';
import { attach, countUploads, drop, isLoaded, paste, slowDown, textFile, tray } from './support/files.js';
import { type Person, PHONE } from './support/person.js';
import { pngOf } from './support/pictures.js';
import { useStage } from './support/stage.js';
import { Tunnel } from './support/tunnel.js';

const stage = useStage({ ATTACHMENT_MAX_BYTES: '2000000', LIMIT_UPLOADS_PER_MINUTE: '0' });
const tunnels: Tunnel[] = [];

afterEach(() => tunnels.splice(0).forEach((tunnel) => tunnel.close()));

const photo = (name = 'sea.png', width = 640, height = 400) => ({
  name,
  mimeType: 'image/png',
  buffer: pngOf(width, height, [40, 120, 160]),
});
/** That nothing on the way makes smaller. */
const large = (name: string, bytes = 600_000) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: randomBytes(bytes),
});

/** Two in a room; Ada behind a tunnel. */
async function adaAndBen(): Promise<{ ada: Person; ben: Person; tunnel: Tunnel; roomId: string }> {
  const tunnel = await Tunnel.to(stage.product.url);
  tunnels.push(tunnel);
  const ada = await stage.arrive('Ada', { via: tunnel.url });
  const ben = await stage.arrive('Ben');
  await ada.register();
  await ben.register();
  const roomId = await ada.createRoom(`Files ${Date.now()}`);
  await ben.joinRoom(roomId);
  return { ada, ben, tunnel, roomId };
}

describe('files are sent', () => {
  it('by the button, with a text, and everybody sees them', async () => {
    const { ada, ben } = await adaAndBen();
    await attach(ada, photo(), textFile('notes.txt'));
    await tray(ada).getByText('sea.png').waitFor();
    await tray(ada).getByText('notes.txt').waitFor();
    await expectAccessible(ada.page);
    await ada.say('From the coast');
    await tray(ada).waitFor({ state: 'hidden' });

    const seen = ben.message('From the coast');
    const picture = seen.getByRole('button', { name: 'View sea.png' });
    await eventually(async () => expect(await isLoaded(picture.locator('img'))).toBe(true));
    await seen.getByText('notes.txt').waitFor();
    await expectAccessible(ben.page);
    const downloading = ben.page.waitForEvent('download');
    await seen.getByText('notes.txt').click();
    expect((await downloading).suggestedFilename()).toBe('notes.txt');
  });

  it('by dropping and by pasting, without a text; a picture is called one where it is told of', async () => {
    const { ada, ben } = await adaAndBen();
    const zone = ada.page.getByText('Drop files to add them to your message');
    await drop(ada, ada.timeline, [photo('dropped.png')], () => zone.waitFor());
    await zone.waitFor({ state: 'hidden' });
    await tray(ada).getByText('dropped.png').waitFor();
    await paste(ada, photo('image.png'));
    await tray(ada)
      .getByText(/^Pasted .*\.png$/)
      .waitFor();
    await tray(ada).getByRole('button', { name: 'Remove dropped.png' }).click();
    await expectFocus(ada.composer);
    await ada.composer.press('Enter');
    await ben.timeline.getByRole('button', { name: /^View Pasted/ }).waitFor();
    await ben.roomRow(/Photo/).waitFor();
  });

  it('ten at most, by a phone too, and keep their places while they come', async () => {
    const { ben, roomId } = await adaAndBen();
    const cleo = await stage.arrive('Cleo', { viewport: PHONE });
    await cleo.register();
    await cleo.joinRoom(roomId);
    await ben.openRoom(roomId);
    await ben.composer.waitFor();
    const many = Array.from({ length: 12 }, (_, n) => photo(`${n}.png`, 300 + n * 10, 200));
    await attach(cleo, ...many);
    await cleo.page.getByText('2 files left out').waitFor();
    await cleo.page.getByRole('button', { name: 'Send' }).tap();
    await eventually(async () => {
      const pictures = await ben.timeline.getByRole('button', { name: /^View \d/ }).all();
      expect(pictures).toHaveLength(10);
      for (const picture of pictures) expect(await isLoaded(picture.locator('img'))).toBe(true);
    }, 30_000);
    for (const picture of await cleo.timeline.locator('pl-picture').all()) {
      const { x, width } = (await picture.boundingBox())!;
      expect(x + width).toBeLessThanOrEqual(PHONE.width);
    }
  });
});

describe('while files are on their way', () => {
  it('the message stands there with its progress; a tunnel holds it up, and nothing is sent twice', async () => {
    const { ada, ben, tunnel } = await adaAndBen();
    const uploads = countUploads(ada);
    await slowDown(ada, 30_000);
    await attach(ada, textFile('small.txt'), large('large.bin'));
    await ada.say('Both of them');
    await ada.say('And then this');
    const pending = ada.message('Both of them');
    await pending.getByText(/^Uploading… [1-9]/).waitFor();
    tunnel.cut();
    await pending.getByText('Goes up when you are back online.').waitFor();
    await slowDown(ada, -1);
    tunnel.open();

    await ben.message('And then this').waitFor({ timeout: 60_000 });
    const order = await ben.timeline.getByRole('article').allInnerTexts();
    expect(order.findIndex((text) => text.includes('Both of them'))).toBeLessThan(
      order.findIndex((text) => text.includes('And then this')),
    );
    await ben.message('Both of them').getByText('large.bin').waitFor();
    expect(uploads.arrived).toBe(2);
  });

  it('it can be cancelled: the text comes back, and nobody sees anything', async () => {
    const { ada, ben } = await adaAndBen();
    await slowDown(ada, 10_000);
    await attach(ada, large('unwanted.bin'));
    await ada.say('Better not');
    await ada
      .message('Better not')
      .getByText(/^Uploading…/)
      .waitFor();
    await expectAccessible(ada.page);
    await ada.message('Better not').getByRole('button', { name: 'Cancel' }).click();
    await ada.message('Better not').waitFor({ state: 'hidden' });
    await eventually(async () => expect(await ada.composer.inputValue()).toBe('Better not'));
    await slowDown(ada, -1);
    await ada.composer.fill('Something else');
    await ada.composer.press('Enter');
    await ben.message('Something else').waitFor();
    expect(await ben.message('Better not').count()).toBe(0);
  });

  it('the tab can be closed: the next one sends them', async () => {
    const { ada, ben, tunnel, roomId } = await adaAndBen();
    await ben
      .message(/joined/)
      .first()
      .waitFor()
      .catch(() => undefined);
    tunnel.cut();
    await ada.page
      .getByRole('status')
      .filter({ hasText: /connection|connecting/i })
      .waitFor();
    await attach(ada, photo('kept.png'));
    await ada.say('Written in the dark');
    await ada.message('Written in the dark').getByText('Goes up when you are back online.').waitFor();
    await eventually(async () => expect(await filesOnDevice(ada)).toBe(1));
    await ada.newTab();
    tunnel.open();
    await ada.openRoom(roomId);

    const seen = ben.message('Written in the dark');
    await seen.getByRole('button', { name: 'View kept.png' }).waitFor({ timeout: 30_000 });
    await eventually(async () => expect(await filesOnDevice(ada)).toBe(0));
  });
});

describe('what the server does not take', () => {
  it('is said of the one file; without it the rest is sent', async () => {
    const { ada, ben } = await adaAndBen();
    await attach(ada, large('too-large.bin', 2_500_000), textFile('fine.txt'));
    await ada.say('Two files');
    const failed = ada.message('Two files');
    await failed.getByText(/^Not sent. too-large.bin: The file is larger than the server takes/).waitFor();
    await expectAccessible(ada.page);
    await failed.getByRole('button', { name: 'Remove too-large.bin' }).click();
    await ben.message('Two files').getByText('fine.txt').waitFor();
    expect(await ben.message('Two files').getByText('too-large.bin').count()).toBe(0);
  });
});

/** How many files wait in the browser's database. */
function filesOnDevice(person: Person): Promise<number> {
  return person.page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('parley');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const counting = opening.result.transaction('files').objectStore('files').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}
