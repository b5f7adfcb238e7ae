import { describe, expect, it } from '@jest/globals';
import type { ServerSettings } from '@parley/contracts';
import type { Locator } from 'playwright-core';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { PHONE, type Person } from './support/person.js';
import { useStage } from './support/stage.js';
import { Talker } from './support/talker.js';

const stage = useStage({ ADMIN_USERNAME: 'alice', DEMO_USERS: 'true' });

describe('an administrator', () => {
  it('reads what people did, narrowed to whom and what; nobody else does', async () => {
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    const ben = await stage.arrive('Ben');
    await ben.register();
    const roomId = await alice.createRoom(`Council ${Date.now()}`);
    await ben.joinRoom(roomId);
    const panel = alice.page.getByRole('complementary', { name: 'People' });
    await panel.getByRole('listitem').filter({ hasText: 'Ben' }).getByRole('button').click();
    await panel.getByRole('button', { name: 'Make moderator' }).click();
    await panel.getByRole('button', { name: 'Ban from room' }).click();
    await alice.page.getByRole('dialog').getByLabel('Reason').fill('Loud');
    await alice.page.getByRole('dialog').getByRole('button', { name: 'Ban from room' }).click();
    await panel.getByRole('button', { name: 'Lift the ban' }).waitFor();

    await alice.page.goto(`${alice.url}/admin/audit`);
    const entries = alice.page.getByRole('listitem');
    await entries.filter({ hasText: 'changed the role of' }).first().waitFor();
    await entries.filter({ hasText: '“Loud”' }).waitFor();
    await expectAccessible(alice.page);
    await alice.page.getByRole('combobox').selectOption({ label: 'Banned from a room' });
    await entries.filter({ hasText: 'changed the role of' }).first().waitFor({ state: 'hidden' });
    await entries.filter({ hasText: '“Loud”' }).getByRole('button', { name: 'Ben' }).click();
    await alice.page.getByRole('button', { name: 'Take away the filter To Ben' }).waitFor();
    expect(alice.page.url()).toContain('act=member.banned');

    await ben.page.goto(`${ben.url}/settings`);
    await ben.page.getByRole('link', { name: 'Sessions' }).waitFor();
    expect(await ben.page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    await ben.page.goto(`${ben.url}/admin/audit`);
    await ben.rooms.waitFor();
  });

  it('bans an account from a person’s card: they are out at once, and say why', async () => {
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    const eve = await stage.arrive('Eve');
    await eve.register();
    const roomId = await alice.createRoom(`Court ${Date.now()}`);
    await eve.joinRoom(roomId);
    const panel = alice.page.getByRole('complementary', { name: 'People' });
    await panel.getByRole('listitem').filter({ hasText: 'Eve' }).getByRole('button').click();
    await panel.getByRole('button', { name: 'Ban the account' }).click();
    await alice.page.getByRole('dialog').getByRole('button', { name: 'Ban the account' }).click();
    await eve.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await eve.page.getByText('This account has been blocked').first().waitFor();
    await panel.getByRole('button', { name: 'Lift the account’s ban' }).click();
    await panel.getByRole('button', { name: 'Ban the account' }).waitFor();
    await eve.signIn();
  });
});

describe('the figures', () => {
  it('are true under a load: messages, connections, refusals, limits', async () => {
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    const talkers = await Promise.all(
      ['Tim', 'Tom'].map((name) => Talker.arrive(stage.product.url, name, 'websocket')),
    );
    const [tim] = talkers as [Talker, Talker];
    const room = await tim.client.rooms.create({ name: `Load ${Date.now()}`, kind: 'public' });
    await talkers[1]?.client.rooms.join(room.id);

    await alice.page.goto(`${alice.url}/admin`);
    await alice.page.getByText('Connected now').waitFor();
    await expectAccessible(alice.page);
    const said = await figure(alice, 'Messages');
    const refused = await share(alice, 'Errors by code', 'NOT_FOUND');
    const held = await share(alice, 'Limits that were hit', 'Pings');

    for (const talker of talkers) talker.start(room.id, 20);
    await Promise.all(talkers.map((talker) => talker.says(40)));
    await Promise.all(talkers.map((talker) => talker.stop(room.id)));
    const nobody = '01890000-0000-7000-8000-000000000000';
    for (let n = 0; n < 3; n += 1) await tim.client.api.rooms.get(nobody).catch(() => undefined);
    for (let n = 0; n < 33; n += 1) await tim.client.connection.request('ping');

    const more = talkers.reduce((sum, talker) => sum + talker.said.length, 0);
    await eventually(async () => {
      expect(await figure(alice, 'Messages')).toBe(said + more);
      expect(await figure(alice, 'Connected now')).toBe(3);
      expect(await share(alice, 'Errors by code', 'NOT_FOUND')).toBe(refused + 3);
      expect(await share(alice, 'Limits that were hit', 'Pings')).toBe(held + 3);
    }, 60_000);

    await alice.page.getByText('30 days', { exact: true }).click();
    await alice.page.getByText('As a table').first().click();
    const table = alice.page.getByRole('region', { name: 'Messages, as a table' });
    await table.getByRole('row').nth(30).waitFor();
    await expectAccessible(alice.page);
    await Promise.all(talkers.map((talker) => talker.leave()));
  });
});

describe('the settings', () => {
  const OPEN: ServerSettings = {
    registration: 'open',
    guests: true,
    roomCreation: 'everyone',
    retentionDays: null,
  };

  it('take effect in other browsers at once, and nothing is offered that they forbid', async () => {
    const ben = await stage.arrive('Ben');
    await ben.register();
    const newRoom = ben.page.getByRole('button', { name: 'New room' });
    await newRoom.waitFor();
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    await alice.page.goto(`${alice.url}/admin/settings`);
    const save = alice.page.getByRole('button', { name: 'Save changes' });
    await save.waitFor();
    await eventually(async () => expect(await save.isDisabled()).toBe(true));
    const choose = (group: string, choice: string) =>
      alice.page.getByRole('group', { name: group }).getByText(choice, { exact: true }).click();

    await choose('Who may make rooms', 'Administrators');
    await choose('Who may make an account', 'Nobody');
    await choose('May people come in as guests', 'No');
    await save.click();
    await alice.page.getByText('Saved.').waitFor();
    await expectAccessible(alice.page);
    await newRoom.waitFor({ state: 'hidden' });

    const kim = await stage.arrive('Kim');
    await kim.page.goto(`${kim.url}/login`);
    await kim.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await kim.page.getByRole('button', { name: 'Continue as guest' }).waitFor({ state: 'hidden' });
    await kim.page.getByRole('link', { name: 'Create an account' }).waitFor({ state: 'hidden' });
    await kim.page.goto(`${kim.url}/register`);
    await kim.page.getByRole('heading', { name: 'No new accounts here' }).waitFor();
    await expectAccessible(kim.page);
    await expect(ApiPerson.register(stage.product.url, 'Kim')).rejects.toThrow('403');

    await choose('Who may make rooms', 'Everybody');
    await choose('Who may make an account', 'Everybody');
    await choose('May people come in as guests', 'Yes');
    await save.click();
    await newRoom.waitFor();
    await alice.page.goto(`${alice.url}/admin/audit`);
    await alice.page.getByText('only administrators make rooms').waitFor();
  });

  it('let people register by an invite alone, where that is what they say', async () => {
    const root = await ApiPerson.signIn(stage.product.url, 'alice', 'password');
    const room = await root.createRoom({ name: `Club ${Date.now()}`, kind: 'private' });
    const { code } = await root.call<{ code: string }>('POST', `/rooms/${room.id}/invites`, { maxUses: 1 });
    await root.call('PATCH', '/settings', { registration: 'invite' });
    try {
      const zoe = await stage.arrive('Zoe', { viewport: PHONE });
      await zoe.page.goto(`${zoe.url}/register`);
      await zoe.page.getByRole('heading', { name: 'No new accounts here' }).waitFor();
      await zoe.page.goto(`${zoe.url}/invite/${code}`);
      await zoe.page.getByRole('link', { name: 'Create account' }).click();
      await zoe.page.getByLabel('Email', { exact: true }).fill(`${zoe.username}@example.com`);
      await zoe.page.getByLabel('Username', { exact: true }).fill(zoe.username);
      await zoe.page.getByLabel('Password', { exact: true }).fill('correct horse battery');
      await zoe.page.getByRole('button', { name: 'Create account' }).click();
      await zoe.composer.waitFor();
      expect(zoe.roomId()).toBe(room.id);
    } finally {
      await root.call('PATCH', '/settings', OPEN);
    }
  });

  it('ask before anything is removed, and take no nonsense', async () => {
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    await alice.page.goto(`${alice.url}/admin/settings`);
    const save = alice.page.getByRole('button', { name: 'Save changes' });
    await alice.page.getByText('For a while', { exact: true }).click();
    await alice.page.getByLabel('Days').fill('0');
    await alice.page.getByText('A whole number from 1').waitFor();
    await eventually(async () => expect(await save.isDisabled()).toBe(true));
    await alice.page.getByLabel('Days').fill('400');
    await save.click();
    const dialog = alice.page.getByRole('dialog', { name: 'Remove what is older than 400 days?' });
    await expectAccessible(alice.page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await eventually(async () => expect(await save.isDisabled()).toBe(false));
    await alice.page.getByRole('button', { name: 'Discard' }).click();
    await eventually(async () => expect(await save.isDisabled()).toBe(true));
  });
});

describe('people and rooms', () => {
  it('somebody’s sessions are ended by keyboard alone: their page goes to the sign-in with a word why', async () => {
    const eve = await stage.arrive('Eve');
    await eve.register();
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    await alice.page.goto(`${alice.url}/admin/people`);
    await alice.page.getByRole('listitem').first().waitFor();
    await expectAccessible(alice.page);
    const { keyboard } = alice.page;
    await alice.page.getByRole('searchbox', { name: 'Find people' }).focus();
    await keyboard.type(eve.username);
    const row = alice.page.getByRole('listitem').filter({ hasText: eve.username });
    await eventually(async () => expect(await alice.page.getByRole('listitem').count()).toBe(1));
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await pick(alice, 'Sign out everywhere');
    await alice.page.getByRole('dialog').waitFor();
    await expectAccessible(alice.page);
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await eve.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await eve.page.getByText('You were signed out. Sign in again to go on.').first().waitFor();
    await row.getByText('Signed out').waitFor();
    await eve.signIn();
  });

  it('who is made an administrator can be one at once, and no longer when it is taken away', async () => {
    const ben = await stage.arrive('Ben', { viewport: PHONE });
    await ben.register();
    await ben.page.goto(`${ben.url}/settings`);
    await ben.page.getByRole('link', { name: 'Sessions' }).waitFor();
    const way = ben.page.getByRole('link', { name: 'Administration' });
    expect(await way.count()).toBe(0);
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    const act = async (name: string, sure: string): Promise<void> => {
      await alice.page.goto(`${alice.url}/admin/people`);
      await alice.page.getByRole('searchbox', { name: 'Find people' }).fill(ben.username);
      await eventually(async () => expect(await alice.page.getByRole('listitem').count()).toBe(1));
      await alice.page.getByRole('button', { name: /^What to do about/ }).click();
      await alice.page.getByRole('menuitem', { name }).click();
      await alice.page.getByRole('dialog').getByRole('button', { name: sure }).click();
    };
    await act('Make administrator', 'Make administrator');
    await way.click();
    await ben.page.getByText('Connected now').waitFor();
    await expectAccessible(ben.page);
    await act('Take administration away', 'Take away');
    await ben.page.getByText('You are no administrator').first().waitFor();
    await ben.rooms.waitFor();
  });

  it('a room is deleted, and gone from the pages of its members', async () => {
    const ben = await stage.arrive('Ben');
    await ben.register();
    const name = `Doomed ${Date.now()}`;
    await ben.createRoom(name);
    await ben.say('Nobody else shall read this');
    const alice = await stage.arrive('Alice', { username: 'alice' });
    await alice.signIn('alice', 'password');
    await alice.page.goto(`${alice.url}/admin/rooms`);
    await alice.page.getByRole('searchbox', { name: 'Find a room' }).fill(name);
    const row = alice.page.getByRole('listitem').filter({ hasText: name });
    await row.getByText('Owned by Ben').waitFor();
    await expectAccessible(alice.page);
    expect(await alice.page.getByText('Nobody else').count()).toBe(0);
    await row.getByRole('button', { name: `Delete ${name}` }).click();
    await alice.page.getByRole('dialog').getByRole('button', { name: 'Delete room' }).click();
    await row.waitFor({ state: 'hidden' });
    await ben.roomRow(name).waitFor({ state: 'hidden' });
    await ben.composer.waitFor({ state: 'hidden' });
  });
});

/** A number of those at the top. */
async function figure({ page }: Person, label: string): Promise<number> {
  const tile = page.locator('.tile').filter({ has: page.getByText(label, { exact: true }) });
  return asNumber(tile.locator('strong'));
}

/** A number of one of the lists below; what is not listed did not happen. */
async function share({ page }: Person, heading: string, label: string): Promise<number> {
  const list = page.locator('pl-share-list').filter({ has: page.getByRole('heading', { name: heading }) });
  await list.waitFor();
  const line = list.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) });
  return (await line.count()) === 0 ? 0 : asNumber(line.locator('dd'));
}

async function asNumber(place: Locator): Promise<number> {
  return Number((await place.innerText()).replace(/\D/g, ''));
}

/** Goes down an open menu to an entry, and takes it. */
async function pick({ page }: Person, name: string): Promise<void> {
  const item = page.getByRole('menuitem', { name });
  await item.waitFor();
  for (let n = 0; n < 10; n += 1) {
    if (await item.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}
