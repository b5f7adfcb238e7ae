import { beforeAll, it } from '@jest/globals';
import type { Bot, IncomingHook, MyRoom, OutgoingHook } from '@parley/contracts';
import { ApiPerson } from './support/api.js';
import { FRAMES, takePicture } from './support/gallery.js';
import { useStage } from './support/stage.js';

const stage = useStage({
  ADMIN_USERNAME: 'alice',
  DEMO_USERS: 'true',
  OUTGOING_INTERNAL_HOSTS: '127.0.0.1',
});
let room: MyRoom;

beforeAll(async () => {
  const root = await ApiPerson.signIn(stage.product.url, 'alice', 'password');
  const bot = await root.call<Bot>('POST', '/bots', { username: 'deploys', displayName: 'Deploys' });
  await root.call('POST', '/bots', {
    username: 'on-call-rotation-and-escalations',
    displayName: 'On-call rotation, escalations and everything else',
  });
  await root.call('POST', `/bots/${bot.id}/tokens`, {
    name: 'CI server',
    scopes: ['rooms:read', 'rooms:write', 'messages:read', 'messages:write'],
  });
  room = await root.createRoom({ name: 'Releases', kind: 'private' });
  const said: [string, string][] = [
    ['Alerts', 'Build **7** is out.'],
    ['On-call rotation, escalations and everything else', 'It is your turn until Monday.'],
  ];
  for (const [name, text] of said) {
    const hook = await root.call<IncomingHook>('POST', `/rooms/${room.id}/incoming-hooks`, { name });
    await fetch(`${stage.product.url}${hook.url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
  }
  const outgoing = { name: 'Ticket system', url: 'http://127.0.0.1:1/parley', events: ['message.created'] };
  await root.call<OutgoingHook>('POST', `/rooms/${room.id}/outgoing-hooks`, outgoing);
  await root.say(room.id, 'The toner is gone');
});

/** Programs: their accounts and tokens, and the webhooks of a room. */
for (const frame of FRAMES) {
  it(`integrations, ${frame.name} wide, ${frame.colorScheme}`, async () => {
    const alice = await stage.arrive('Alice', { ...frame, username: 'alice' });
    await alice.signIn('alice', 'password');
    const { page, url } = alice;
    const dialog = page.getByRole('dialog');

    await page.goto(`${url}/admin/bots`);
    await page.getByRole('list', { name: 'Bots' }).waitFor();
    await takePicture(page, 'bots', frame);
    await page.getByRole('button', { name: 'Tokens of Deploys' }).click();
    await dialog.getByText('CI server').waitFor();
    await takePicture(page, 'bot-tokens', frame);
    await dialog.getByRole('button', { name: 'New token' }).click();
    await takePicture(page, 'bot-token-new', frame);
    await page.keyboard.press('Escape');

    await page.goto(`${url}/rooms/${room.id}`);
    await page.getByRole('article').filter({ hasText: 'is out' }).waitFor();
    await takePicture(page, 'bot-messages', frame);
    const panel = page.getByRole('complementary', { name: 'People' });
    if (!(await panel.isVisible())) await page.getByRole('button', { name: /^People/ }).click();
    await panel.getByRole('button', { name: 'Integrations' }).click();
    await panel.getByText('Ticket system').waitFor();
    await takePicture(page, 'integrations', frame);
    await panel.getByRole('button', { name: 'New incoming webhook' }).click();
    await takePicture(page, 'integrations-incoming', frame);
    await panel.getByRole('button', { name: 'New outgoing webhook' }).click();
    await takePicture(page, 'integrations-outgoing', frame);
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: 'Deliveries of Ticket system' }).click();
    await dialog.getByText('Message written').waitFor();
    await takePicture(page, 'deliveries', frame);
  });
}
