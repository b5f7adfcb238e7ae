import { describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { useStage } from './support/stage.js';

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
    expect(await ben.page.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
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
