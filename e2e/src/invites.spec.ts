import { describe, expect, it } from '@jest/globals';
import type { Invite } from '@parley/contracts';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { PHONE } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();

async function invitedTo(name: string, body: object = {}) {
  const ada = await ApiPerson.register(stage.product.url, 'Ada');
  const room = await ada.createRoom({ name, kind: 'private' });
  const invite = await ada.call<Invite>('POST', `/rooms/${room.id}/invites`, body);
  return { ada, room, invite, link: `${stage.product.url}/invite/${invite.code}` };
}

describe('an invite link', () => {
  it('is made, copied, counted and revoked in the room’s details', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    const name = `Pier ${Date.now()}`;
    await ada.createRoom(name);
    const panel = ada.page.getByRole('complementary', { name: 'People' });
    await panel.getByRole('button', { name: 'Invite links' }).click();
    await panel.getByText('1 day', { exact: true }).click();
    await panel.getByText('1 person', { exact: true }).click();
    await panel.getByRole('button', { name: 'Create invite link' }).click();
    const link = await panel.getByRole('textbox', { name: 'Invite link' }).inputValue();
    expect(link).toMatch(/\/invite\/[\w-]+$/);
    await panel.getByText('0 of 1 used').waitFor();
    await expectAccessible(ada.page);

    const ben = await stage.arrive('Ben');
    await ben.register();
    await ben.page.goto(link);
    await ben.page.getByRole('button', { name: 'Join the room' }).click();
    await ben.composer.waitFor();
    await ben.page.getByRole('heading', { level: 1, name }).waitFor();

    await panel.getByRole('button', { name: 'Back to details' }).click();
    await panel.getByRole('button', { name: 'Invite links' }).click();
    await panel.getByText('1 of 1 used').waitFor();
    await panel.getByRole('button', { name: 'Remove' }).click();
    await panel.getByText('1 of 1 used').waitFor({ state: 'hidden' });
  });

  it('leads through registration into the room, on a phone, and is in no other address', async () => {
    const { room, invite, link } = await invitedTo(`Lighthouse ${Date.now()}`);
    const eve = await stage.arrive('Eve', { viewport: PHONE });
    const seen: string[] = [];
    eve.page.on('framenavigated', (frame) => seen.push(frame.url()));
    await eve.page.goto(link);
    await eve.page.getByRole('heading', { name: 'You are invited' }).waitFor();
    await expectAccessible(eve.page);
    await eve.page.getByRole('link', { name: 'Create account' }).click();
    await eve.page.getByLabel('Email', { exact: true }).fill(`${eve.username}@example.com`);
    await eve.page.getByLabel('Username', { exact: true }).fill(eve.username);
    await eve.page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await eve.page.getByRole('button', { name: 'Create account' }).click();
    await eve.composer.waitFor();
    expect(eve.roomId()).toBe(room.id);
    expect(seen.filter((url) => url.includes(invite.code ?? '') && !url.includes('/invite/'))).toEqual([]);

    await eve.page.reload();
    await eve.composer.waitFor();
    expect(eve.roomId()).toBe(room.id);
  });

  it('leads guests and those who sign in into the room as well', async () => {
    const { room, link } = await invitedTo(`Boathouse ${Date.now()}`);
    const guest = await stage.arrive('Gus');
    await guest.page.goto(link);
    await guest.page.getByRole('link', { name: 'Continue as guest' }).click();
    const field = guest.page.getByLabel('Display name', { exact: true });
    await eventually(async () =>
      expect(await field.evaluate((it) => it === document.activeElement)).toBe(true),
    );
    await field.fill('Gus');
    await guest.page.getByRole('button', { name: 'Continue as guest' }).click();
    await guest.composer.waitFor();
    expect(guest.roomId()).toBe(room.id);

    const known = await ApiPerson.register(stage.product.url, 'Kim');
    const kim = await stage.arrive('Kim', { username: known.username });
    await kim.page.goto(link);
    await kim.page.getByRole('link', { name: 'Sign in' }).click();
    await kim.page.getByLabel('Email or username', { exact: true }).fill(known.username);
    await kim.page.getByLabel('Password', { exact: true }).fill(known.password);
    await kim.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await kim.composer.waitFor();
    expect(kim.roomId()).toBe(room.id);
  });

  it('that is spent, revoked, of a room one is banned from, or nobody’s says so', async () => {
    const ben = await stage.arrive('Ben');
    await ben.register();
    const open = async (link: string): Promise<void> => {
      await ben.page.goto(link);
      await ben.page.getByRole('button', { name: 'Join the room' }).click();
    };

    await open(`${stage.product.url}/invite/abcdefghijklmnopqrstuv`);
    await ben.page.getByRole('heading', { name: 'There is no such invite' }).waitFor();
    await expectAccessible(ben.page);

    const spent = await invitedTo(`Spent ${Date.now()}`, { maxUses: 1 });
    const other = await ApiPerson.register(stage.product.url, 'Other');
    await other.call('POST', `/invites/${spent.invite.code}/accept`);
    await open(spent.link);
    await ben.page.getByRole('heading', { name: 'This invite is no longer good' }).waitFor();

    const revoked = await invitedTo(`Revoked ${Date.now()}`);
    await revoked.ada.call('DELETE', `/rooms/${revoked.room.id}/invites/${revoked.invite.id}`);
    await open(revoked.link);
    await ben.page.getByRole('heading', { name: 'This invite is no longer good' }).waitFor();

    const cat = await ApiPerson.register(stage.product.url, 'Cat');
    const square = await cat.createRoom({ name: `Square ${Date.now()}`, kind: 'public' });
    const invite = await cat.call<Invite>('POST', `/rooms/${square.id}/invites`, {});
    await ben.joinRoom(square.id);
    const members = await cat.call<{ items: { user: { id: string; username: string } }[] }>(
      'GET',
      `/rooms/${square.id}/members`,
    );
    const id = members.items.find(({ user }) => user.username === ben.username)?.user.id;
    await cat.call('PUT', `/rooms/${square.id}/bans/${id}`, {});
    await open(`${stage.product.url}/invite/${invite.code}`);
    await ben.page.getByRole('heading', { name: 'You can not come in here' }).waitFor();
  });
});
