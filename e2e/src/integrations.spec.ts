import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { eventually } from './support/eventually.js';
import { PHONE } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage({
  ADMIN_USERNAME: 'alice',
  DEMO_USERS: 'true',
  OUTGOING_INTERNAL_HOSTS: '127.0.0.1',
});

const servers: Server[] = [];

afterAll(() => {
  for (const server of servers) server.close();
});

/** Another program: what it was told, and what it answers. */
async function startReceiver() {
  const told: { event: string; message: { body: string } | null }[] = [];
  const answer = { status: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      told.push(JSON.parse(body));
      response.writeHead(answer.status).end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { told, answer, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/parley` };
}

describe('integrations', () => {
  it('a bot is made with a token, speaks in a room, and is out when the token is revoked', async () => {
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    const name = `deploys-${Date.now()}`;
    await alice.page.goto(`${alice.url}/admin/bots`);
    await alice.page.getByRole('button', { name: 'New bot' }).click();
    const dialog = alice.page.getByRole('dialog');
    await dialog.getByLabel('Username', { exact: true }).fill(name);
    await dialog.getByLabel('Display name', { exact: true }).fill('Deploys');
    await dialog.getByRole('button', { name: 'Create bot' }).click();

    await dialog.getByRole('button', { name: 'New token' }).click();
    await dialog.getByLabel('Token name', { exact: true }).fill('CI server');
    await dialog.getByRole('button', { name: 'Create token' }).click();
    await dialog.getByText('Choose what it may do.').waitFor();
    for (const scope of ['rooms:read', 'rooms:write', 'messages:read', 'messages:write']) {
      await dialog.getByRole('checkbox', { name: scope }).check();
    }
    await expectAccessible(alice.page);
    await dialog.getByRole('button', { name: 'Create token' }).click();
    const token = await dialog.getByRole('textbox', { name: 'Access token' }).inputValue();
    expect(token).toMatch(/^parley_bot_/);
    await dialog.getByRole('button', { name: 'I have it' }).click();
    await dialog.getByText('CI server').waitFor();
    await expectAccessible(alice.page);
    await dialog.getByRole('button', { name: 'Done' }).click();
    const row = alice.page
      .getByRole('list', { name: 'Bots' })
      .getByRole('listitem')
      .filter({ hasText: name });
    await row.getByText('1 token').waitFor();
    await expectAccessible(alice.page);

    const ask = (method: string, path: string, body?: object) =>
      fetch(`${stage.product.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
    await alice.page.goto(`${alice.url}/rooms`);
    const roomId = await alice.createRoom(`Releases ${Date.now()}`);
    expect((await ask('POST', `/rooms/${roomId}/join`)).status).toBe(200);
    const message = { id: '019aa5f2-5a00-7c33-ac03-7f4b8d3e2d05', body: 'Build 7 is out' };
    expect((await ask('POST', `/rooms/${roomId}/messages`, message)).status).toBe(201);
    const said = alice.page.getByRole('article').filter({ hasText: 'Build 7 is out' });
    await said.getByText('Bot', { exact: true }).waitFor();

    await alice.page.goto(`${alice.url}/admin/bots`);
    await row.getByRole('button', { name: 'Tokens of Deploys' }).click();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await dialog.getByRole('button', { name: 'Really revoke' }).click();
    await dialog.getByText('No tokens yet').waitFor();
    await eventually(async () => expect((await ask('GET', '/users/me')).status).toBe(401));
  });

  it('webhooks write into a room and are told of it, and what went wrong is sent again', async () => {
    const receiver = await startReceiver();
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.createRoom(`Printers ${Date.now()}`);
    const panel = ada.page.getByRole('complementary', { name: 'People' });
    await panel.getByRole('button', { name: 'Integrations' }).click();
    await panel.getByRole('button', { name: 'New incoming webhook' }).click();
    await panel.getByLabel('Webhook name', { exact: true }).fill('Alerts');
    await panel.getByRole('button', { name: 'Create webhook' }).click();
    const address = await panel.getByRole('textbox', { name: 'Webhook address' }).inputValue();
    await expectAccessible(ada.page);
    await panel.getByRole('button', { name: 'I have it' }).click();
    const posted = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Printer is on fire' }),
    });
    expect(posted.status).toBe(201);
    const alert = ada.page.getByRole('article').filter({ hasText: 'Printer is on fire' });
    await alert.getByText('Bot', { exact: true }).waitFor();

    await panel.getByRole('button', { name: 'New outgoing webhook' }).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByLabel('Webhook name', { exact: true }).fill('Tickets');
    await dialog.getByLabel('Address', { exact: true }).fill('http://10.0.0.1/');
    await dialog.getByRole('button', { name: 'Create webhook' }).click();
    await dialog.getByText('no public address').waitFor();
    await dialog.getByLabel('Address', { exact: true }).fill(receiver.url);
    await expectAccessible(ada.page);
    await dialog.getByRole('button', { name: 'Create webhook' }).click();
    expect(await dialog.getByRole('textbox', { name: 'Signing secret' }).inputValue()).toMatch(/^[\w-]{43}$/);
    await dialog.getByRole('button', { name: 'I have it' }).click();
    await eventually(() => expect(receiver.told.map(({ event }) => event)).toEqual(['ping']));

    receiver.answer.status = 500;
    await ada.say('The toner is gone');
    await eventually(() => expect(receiver.told.at(-1)?.message?.body).toBe('The toner is gone'));
    await panel.getByRole('button', { name: 'Deliveries of Tickets' }).click();
    const failed = dialog.getByRole('listitem').filter({ hasText: 'Message written' });
    await eventually(async () => {
      await dialog.getByRole('button', { name: 'Look again' }).click();
      expect(await failed.getByText('It was answered 500.').count()).toBe(1);
    });
    await expectAccessible(ada.page);
    receiver.answer.status = 204;
    await failed.getByRole('button', { name: 'Send again' }).click();
    await eventually(async () => {
      await dialog.getByRole('button', { name: 'Look again' }).click();
      expect(await failed.getByText('Delivered').count()).toBe(1);
    });
    await dialog.getByRole('button', { name: 'Done' }).click();
    await panel.getByRole('button', { name: 'Remove Tickets' }).click();
    await dialog.getByRole('button', { name: 'Remove webhook' }).click();
    await panel.getByText('Tickets').waitFor({ state: 'hidden' });
    await expectAccessible(ada.page);
  });

  it('are there on a phone, for those who run the room alone', async () => {
    const ada = await stage.arrive('Ada', { viewport: PHONE });
    await ada.register();
    const roomId = await ada.createRoom(`Phones ${Date.now()}`);
    const ben = await stage.arrive('Ben');
    await ben.register();
    await ben.joinRoom(roomId);
    const benPanel = ben.page.getByRole('complementary', { name: 'People' });
    await benPanel.getByRole('button', { name: 'Leave room' }).waitFor();
    expect(await benPanel.getByRole('button', { name: 'Integrations' }).count()).toBe(0);

    await ada.page.getByRole('button', { name: /^People/ }).click();
    const panel = ada.page.getByRole('complementary', { name: 'People' });
    await panel.getByRole('button', { name: 'Integrations' }).click();
    await panel.getByRole('heading', { name: 'Outgoing webhooks' }).waitFor();
    await expectAccessible(ada.page);
  });
});
