import { describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { expectAccessible } from './support/accessible.js';
import { eventually } from './support/eventually.js';
import { PHONE, type Person } from './support/person.js';
import { useStage } from './support/stage.js';

// Else whoever registers first runs the server, and is offered more.
const stage = useStage({ ADMIN_USERNAME: 'nobody-of-these' });

const panelOf = (person: Person): Locator => person.page.getByRole('complementary', { name: 'People' });
const act = (person: Person, name: string): Locator =>
  panelOf(person).getByRole('button', { name, exact: true });

async function showProfile(person: Person, name: string): Promise<void> {
  const back = person.page.getByRole('button', { name: 'Back to details' });
  if (await back.count()) await back.click();
  await panelOf(person).getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
  await panelOf(person).getByRole('heading', { name }).waitFor();
}

async function offered(person: Person): Promise<string[]> {
  await panelOf(person).getByRole('region').first().waitFor();
  return (await panelOf(person).getByRole('region').getByRole('button').allTextContents()).map((text) =>
    text.trim(),
  );
}

async function roomOfTwo(): Promise<{ ada: Person; ben: Person; name: string; roomId: string }> {
  const ada = await stage.arrive('Ada');
  const ben = await stage.arrive('Ben');
  await Promise.all([ada.register(), ben.register()]);
  const name = `Harbour ${Date.now()}`;
  const roomId = await ada.createRoom(name);
  await ben.joinRoom(roomId);
  return { ada, ben, name, roomId };
}

describe('who runs a room', () => {
  it('makes moderators and takes it back; a member is offered nothing of that', async () => {
    const { ada, ben } = await roomOfTwo();
    await showProfile(ben, 'Ada');
    expect(await offered(ben)).toEqual(['Block']);

    await showProfile(ada, 'Ben');
    await act(ada, 'Make moderator').click();
    await panelOf(ben).getByText('Owner of this room').waitFor();
    await ben.page.getByRole('button', { name: 'Back to details' }).click();
    await act(ben, 'Invite links').waitFor();
    await act(ada, 'Make an ordinary member').click();
    await act(ben, 'Invite links').waitFor({ state: 'hidden' });
    await ada.timeline.getByText('Ada made Ben a moderator').waitFor();
    await expectAccessible(ada.page);
  });

  it('mutes and unmutes: the other cannot write, sees until when, and goes on at once', async () => {
    const { ada, ben } = await roomOfTwo();
    await showProfile(ada, 'Ben');
    await act(ada, 'Mute').click();
    await act(ada, '15 minutes').click();
    await ben.page.getByText(/You are muted in this room until \S+/).waitFor();
    expect(await ben.composer.count()).toBe(0);
    await panelOf(ada)
      .getByText(/Muted until/)
      .waitFor();
    await ada.say('You will be back soon');
    await ben.message('You will be back soon').hover();
    expect(await ben.page.getByRole('button', { name: 'Reply' }).count()).toBe(0);
    await expectAccessible(ben.page);

    await act(ada, 'Unmute').click();
    await ben.composer.waitFor();
    await ben.say('Thank you');
    await ada.message('Thank you').waitFor();
  });

  it('removes somebody: their page leaves the room on every device and says why; they may join again', async () => {
    const { ada, ben, name, roomId } = await roomOfTwo();
    const phone = await stage.arrive('Ben', { username: ben.username, viewport: PHONE });
    await phone.signIn();
    await phone.openRoom(roomId);
    await phone.composer.waitFor();

    await showProfile(ada, 'Ben');
    await act(ada, 'Remove from room').click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    for (const device of [ben, phone]) {
      await device.page.getByText(`A moderator removed you from ${name}.`).first().waitFor();
      await eventually(() => expect(device.page.url()).toMatch(/\/rooms$/));
      await eventually(async () => expect(await device.roomRow(name).count()).toBe(0));
    }
    await ben.joinRoom(roomId);
  });

  it('bans somebody with a reason, and lifts the ban', async () => {
    const { ada, ben, name, roomId } = await roomOfTwo();
    await showProfile(ada, 'Ben');
    await act(ada, 'Ban from room').click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Nothing but advertisements');
    await dialog.getByRole('button', { name: 'Ban from room' }).click();
    await ben.page.getByText(`A moderator banned you from ${name}.`).first().waitFor();
    await ben.openRoom(roomId);
    await ben.page
      .getByText(/banned/i)
      .first()
      .waitFor();

    await act(ada, 'Lift the ban').waitFor();
    await ada.page.getByRole('button', { name: 'Back to details' }).click();
    await act(ada, 'Banned people').click();
    await panelOf(ada).getByText('Nothing but advertisements').waitFor();
    await expectAccessible(ada.page);
    await act(ada, 'Lift').click();
    await panelOf(ada).getByText('Nobody is banned').waitFor();
    await ben.joinRoom(roomId);
  });

  it('hands the room over, on a phone', async () => {
    const ada = await stage.arrive('Ada', { viewport: PHONE });
    const ben = await stage.arrive('Ben');
    await Promise.all([ada.register(), ben.register()]);
    const roomId = await ada.createRoom(`Pier ${Date.now()}`);
    await ben.joinRoom(roomId);
    await ada.page.getByRole('button', { name: /^People/ }).click();
    await showProfile(ada, 'Ben');
    await expectAccessible(ada.page);
    await act(ada, 'Make owner').click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Make owner' }).click();
    await panelOf(ada).getByText('Owner of this room').waitFor();
    expect(await offered(ada)).toEqual(['Block']);
    await act(ben, 'Delete room').waitFor();
  });
});

describe('blocking', () => {
  it('closes a direct chat to both, and unblocking opens it again', async () => {
    const ada = await stage.arrive('Ada');
    const ben = await stage.arrive('Ben');
    await Promise.all([ada.register(), ben.register()]);
    const roomId = await ada.createRoom(`Quay ${Date.now()}`);
    await ben.joinRoom(roomId);
    await showProfile(ada, 'Ben');
    await act(ada, 'Message').click();
    await ada.page.getByRole('heading', { level: 1, name: 'Ben' }).waitFor();
    await ada.say('Hello');
    await ben.roomRow('Ada').getByRole('link').click();
    await ben.message('Hello').waitFor();

    await act(ada, 'Block').click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
    await ada.page.getByText(/You blocked Ben/).waitFor();
    await ben.page.getByText('Ada takes no messages.').waitFor();
    expect(await ben.composer.count()).toBe(0);

    await ada.page.goto(`${ada.url}/settings/blocked`);
    await ada.page.getByText('Ben', { exact: true }).waitFor();
    await expectAccessible(ada.page);
    await ada.page.getByRole('button', { name: 'Unblock' }).click();
    await ben.composer.waitFor();
  });
});
