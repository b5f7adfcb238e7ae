import { afterEach, it } from '@jest/globals';
import { ApiPerson } from './support/api.js';
import { attach, drop, sendFiles, slowDown, type SomeFile, textFile, tray } from './support/files.js';
import { FRAMES, takePicture } from './support/gallery.js';
import { pngOf, wavOf } from './support/pictures.js';
import { useStage } from './support/stage.js';
import { Tunnel } from './support/tunnel.js';

const stage = useStage({ LIMIT_UPLOADS_PER_MINUTE: '0', ATTACHMENT_MAX_BYTES: '2000000' });
let tunnel: Tunnel;

afterEach(() => tunnel.close());

const file = (name: string, buffer: Buffer, mimeType = 'application/octet-stream'): SomeFile => ({
  name,
  mimeType,
  buffer,
});
const photo = (name: string, width: number, height: number, colour: [number, number, number]) =>
  file(name, pngOf(width, height, colour), 'image/png');

const SEA: [number, number, number] = [60, 150, 190];
const SAND: [number, number, number] = [230, 180, 110];
const PINE: [number, number, number] = [60, 130, 80];

for (const frame of FRAMES) {
  const { name, viewport, colorScheme } = frame;
  it(`files, ${name} wide, ${colorScheme}`, async () => {
    tunnel = await Tunnel.to(stage.product.url);
    const mira = await ApiPerson.register(stage.product.url, 'Mira Okonkwo');
    const room = await mira.createRoom({ name: `Summer party ${Date.now()}`, kind: 'public' });
    const ada = await stage.arrive('Ada Lindqvist', { viewport, colorScheme, via: tunnel.url });
    const shoot = (screen: string): Promise<void> => takePicture(ada.page, screen, frame);
    await ada.register();
    await ada.joinRoom(room.id);

    await sendFiles(mira, room.id, 'This is where we will be', [photo('the-beach.png', 1600, 900, SEA)]);
    await sendFiles(mira, room.id, '', [
      photo('tall.png', 600, 1400, PINE),
      photo('sand.png', 1200, 900, SAND),
      photo('sea.png', 900, 900, SEA),
      photo('wood.png', 700, 500, PINE),
      photo('dunes.png', 1000, 400, SAND),
    ]);
    await ada.page.getByRole('button', { name: 'View dunes.png' }).waitFor();
    await ada.page.waitForLoadState('networkidle');
    await shoot('files-pictures');
    await sendFiles(mira, room.id, 'The song, the plan and the rest', [
      file('our song.wav', wavOf(3)),
      file('A plan for the whole of the summer party and what comes after it.pdf', Buffer.from('%PDF-1.7\n')),
      file('everything.zip', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(120_000)])),
    ]);
    await ada.message('The song').locator('audio').waitFor();
    await ada.page.waitForLoadState('networkidle');
    await shoot('files-others');

    await ada.page.getByRole('button', { name: 'View the-beach.png' }).click();
    await ada.page.getByRole('dialog', { name: 'Picture' }).locator('img.there').waitFor();
    await shoot('files-viewer');
    await ada.page.keyboard.press('Escape');

    await slowDown(ada, 40_000);
    await attach(
      ada,
      photo('mine.png', 900, 700, SAND),
      file('minutes of the last meeting.docx', Buffer.alloc(300_000, 7)),
      textFile('list.txt'),
      file('film.raw', Buffer.alloc(2_500_000, 1)),
    );
    await tray(ada).getByRole('listitem').nth(3).waitFor();
    await ada.composer.fill('Here are mine');
    await shoot('files-tray');
    await ada.page.getByRole('button', { name: 'Send' }).click();
    await ada.message('Here are mine').waitFor();
    await shoot('files-sending');
    await drop(ada, ada.timeline, [textFile('dropped.txt')], () => shoot('files-drop'));
    await slowDown(ada, -1);
    await ada
      .message('Here are mine')
      .getByText(/^Not sent/)
      .waitFor({ timeout: 120_000 });
    await shoot('files-refused');
  });
}
