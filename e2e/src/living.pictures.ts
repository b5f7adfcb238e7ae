import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, it } from '@jest/globals';
import { ApiPerson } from './support/api.js';
import { FRAMES, takePicture } from './support/gallery.js';
import { useStage } from './support/stage.js';

const ADDRESS = '127.0.0.2';
const stage = useStage({ OUTGOING_INTERNAL_HOSTS: ADDRESS });
let server: Server;
let link: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/icon.png') {
      response
        .setHeader('content-type', 'image/png')
        .end(
          Buffer.from(
            'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC',
            'base64',
          ),
        );
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(
        `<title>Brakes and levers for machines that are older than their drivers</title>
         <meta property="og:site_name" content="The Workshop">
         <meta name="description" content="Everything that stops you: pads, discs, cables and the small springs that nobody else has, with drawings.">
         <meta property="og:image" content="/icon.png">`,
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, ADDRESS, resolve));
  link = `http://${ADDRESS}:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What one lives with in a room: links, emoji, drafts of two devices, the bell. */
for (const frame of FRAMES) {
  const { name, viewport, colorScheme } = frame;
  it(`living in a room, ${name} wide, ${colorScheme}`, async () => {
    const ada = await stage.arrive('Ada Lovelace', { viewport, colorScheme, bare: true });
    await ada.register();
    const roomId = await ada.createRoom(`Workshop ${Date.now()}`);
    const ben = await ApiPerson.register(stage.product.url, 'Ben Okafor');
    await ben.join(roomId);
    await ben.say(roomId, `These are the ones that I meant: ${link}/brakes`);
    const card = ada.timeline.getByRole('link', { name: /^Preview/ });
    await card.waitFor();
    await ada.say('Thank you, I will look at them tonight.');
    await ada.message('tonight').waitFor();
    await takePicture(ada.page, 'link-preview', frame);

    await ada.page.getByRole('button', { name: 'Emoji', exact: true }).click();
    const picker = ada.page.getByRole('dialog', { name: 'Emoji' });
    await picker.getByRole('tab', { name: 'Animals and nature' }).click();
    await picker.getByRole('tabpanel', { name: 'Animals and nature' }).waitFor();
    await takePicture(ada.page, 'emoji', frame);
    await ada.page.keyboard.press('Escape');

    await ada.page.getByRole('button', { name: /^Notifications:/ }).click();
    await takePicture(ada.page, 'room-bell', frame);
    await ada.page.keyboard.press('Escape');

    await ada.context.setOffline(true);
    await ada.composer.fill('I can come at six, if');
    const device = await ApiPerson.signIn(stage.product.url, ada.username, 'correct horse battery');
    await device.call('PUT', `/rooms/${roomId}/draft`, {
      body: 'I can come at seven, if somebody keeps the door open for me. Is the ladder still there?',
      baseVersion: 0,
    });
    await ada.context.setOffline(false);
    await ada.page.getByRole('group', { name: 'Draft from another device' }).waitFor();
    await takePicture(ada.page, 'two-drafts', frame);

    await ada.page.goto(`${ada.url}/settings/notifications`);
    await ada.page.getByRole('heading', { name: 'Notifications', level: 2 }).waitFor();
    await takePicture(ada.page, 'notifications', frame);
    await ada.page.goto(`${ada.url}/rooms`);
    await ada.roomRow('Workshop').getByText('Draft:').waitFor();
    await takePicture(ada.page, 'draft-in-list', frame);
  });
}
