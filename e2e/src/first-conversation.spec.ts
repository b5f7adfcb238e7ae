import { describe, expect, it } from '@jest/globals';
import { eventually } from './support/eventually.js';
import { PHONE } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('two people', () => {
  it('register, meet in a room, talk, and find everything again after a reload', async () => {
    const ada = await stage.arrive('Ada');
    const ben = await stage.arrive('Ben');
    await ada.register();
    await ben.register();

    const name = `Harbour ${Date.now()}`;
    const roomId = await ada.createRoom(name);
    await ben.openRoom(roomId);
    await ben.page.getByRole('button', { name: 'Join', exact: true }).click();
    await ben.composer.waitFor();

    await ada.say('Good morning, Ben');
    await ben.message('Good morning, Ben').waitFor();
    await ben.say('Good morning, Ada');
    await ada.message('Good morning, Ada').waitFor();

    await ben.page.reload();
    await ben.message('Good morning, Ben').waitFor();
    await ben.message('Good morning, Ada').waitFor();
    expect(await ben.message('Good morning').count()).toBe(2);
    await ben.rooms.getByText(name).waitFor();
  });

  it('see each other join', async () => {
    const ada = await stage.arrive('Ada');
    const ben = await stage.arrive('Ben');
    await ada.register();
    const roomId = await ada.createRoom(`Arrivals ${Date.now()}`);
    await ben.register();
    await ben.openRoom(roomId);
    await ben.page.getByRole('button', { name: 'Join', exact: true }).click();
    await ada.timeline.getByText(/Ben joined/).waitFor();
  });

  it('see edits and deletions as they happen', async () => {
    const ada = await stage.arrive('Ada');
    const ben = await stage.arrive('Ben');
    await ada.register();
    const roomId = await ada.createRoom(`Changes ${Date.now()}`);
    await ben.register();
    await ben.openRoom(roomId);
    await ben.page.getByRole('button', { name: 'Join', exact: true }).click();

    await ada.say('The ferry leaves at nine');
    await ben.message('The ferry leaves at nine').waitFor();
    // ArrowUp in the empty composer opens one's last message.
    await ada.message('The ferry leaves at nine').waitFor();
    await ada.composer.press('ArrowUp');
    const editor = ada.page.getByRole('textbox', { name: 'Edit message' });
    await editor.fill('The ferry leaves at ten');
    await editor.press('Enter');
    await ben.message('The ferry leaves at ten').waitFor();
    expect(await ben.message('at nine').count()).toBe(0);
    await ben.message(/edited/).waitFor();

    await ada.message('The ferry leaves at ten').hover();
    await ada.message('The ferry leaves at ten').getByRole('button', { name: 'More actions' }).click();
    await ada.page.getByRole('menuitem', { name: 'Delete' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await ben.timeline.getByText(/deleted/i).waitFor();
    expect(await ben.message('The ferry leaves').count()).toBe(0);
  });

  it('hand over a draft of several lines, rendered as Markdown', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.createRoom(`Markdown ${Date.now()}`);
    await ada.composer.fill('**bold**');
    await ada.composer.press('End');
    await ada.composer.press('Shift+Enter');
    await ada.composer.pressSequentially('`code` <img src=x onerror=alert(1)>');
    await ada.composer.press('Enter');
    const sent = ada.message('bold');
    await sent.locator('strong').getByText('bold').waitFor();
    await sent.locator('code').getByText('code').waitFor();
    expect(await sent.locator('img[src="x"]').count()).toBe(0);
  });
});

describe('a guest', () => {
  it('comes in by a name alone and talks', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    const roomId = await ada.createRoom(`Open house ${Date.now()}`);
    const guest = await stage.arrive('Passer By');
    await guest.comeAsGuest();
    await guest.openRoom(roomId);
    await guest.page.getByRole('button', { name: 'Join', exact: true }).click();
    await guest.say('Is this seat free?');
    await ada.message('Is this seat free?').waitFor();
  });
});

describe('on a phone', () => {
  it('one finds the list, opens a room, writes, and goes back', async () => {
    const ada = await stage.arrive('Ada', { viewport: PHONE });
    await ada.register();
    const name = `Pocket ${Date.now()}`;
    await ada.createRoom(name);
    await ada.composer.fill('From the tram');
    await ada.page.getByRole('button', { name: 'Send' }).click();
    await ada.message('From the tram').waitFor();
    await eventually(async () => {
      const width = await ada.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(PHONE.width);
    });
    await ada.page.getByRole('button', { name: 'Back to rooms' }).click();
    await ada.rooms.getByText(name).waitFor();
  });
});

describe('a wrong password', () => {
  it('is told beside the form, and the right one then works', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.context.clearCookies();
    await ada.page.goto(`${ada.url}/login`);
    await ada.page.getByLabel('Email or username', { exact: true }).fill(ada.username);
    await ada.page.getByLabel('Password', { exact: true }).fill('not my password');
    await ada.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await ada.page.getByRole('alert').first().waitFor();
    await ada.signIn();
  });
});
