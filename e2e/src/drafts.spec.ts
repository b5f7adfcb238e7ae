import { describe, expect, it } from '@jest/globals';
import type { Draft } from '@parley/contracts';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { PHONE } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('what is written and not sent', () => {
  it('is on the other device, in the list of rooms too, and is gone everywhere when it is sent', async () => {
    const desk = await stage.arrive('Ada');
    await desk.register();
    const name = `Drafts ${Date.now()}`;
    const roomId = await desk.createRoom(name);
    await desk.say('The first thing');
    await desk.message('The first thing').waitFor();
    const phone = await stage.arrive('Ada', { username: desk.username, viewport: PHONE });
    await phone.signIn();

    await desk.message('The first thing').hover();
    await desk.page.getByRole('button', { name: 'Reply', exact: true }).click();
    await desk.composer.fill('I will bring');
    await phone.roomRow(name).getByText('Draft: I will bring').waitFor();
    await phone.roomRow(name).getByRole('link').click();
    await eventually(async () => expect(await phone.composer.inputValue()).toBe('I will bring'));
    await phone.page.getByText('Replying to').waitFor();

    await phone.composer.pressSequentially(' the ladder');
    await eventually(async () => expect(await desk.composer.inputValue()).toBe('I will bring the ladder'));
    await phone.page.getByRole('button', { name: 'Send' }).tap();
    await desk.message('I will bring the ladder').getByText('In reply to').waitFor({ state: 'attached' });
    await eventually(async () => expect(await desk.composer.inputValue()).toBe(''));
    await desk.page.getByText('Replying to').waitFor({ state: 'hidden' });

    // It outlives the tab, and nothing of it comes back that was sent.
    await desk.composer.fill('Something else');
    await phone.page.getByRole('button', { name: 'Back to rooms' }).tap();
    await phone.roomRow(name).getByText('Draft: Something else').waitFor();
    await desk.newTab();
    await desk.openRoom(roomId);
    await eventually(async () => expect(await desk.composer.inputValue()).toBe('Something else'));
    await desk.composer.fill('');
    await phone.roomRow(name).getByText('Draft:').waitFor({ state: 'hidden' });
  });

  it('is kept twice where two devices disagree, until one says which', async () => {
    const desk = await stage.arrive('Ada');
    await desk.register();
    const name = `Two drafts ${Date.now()}`;
    const roomId = await desk.createRoom(name);
    const phone = await stage.arrive('Ada', { username: desk.username, viewport: PHONE, bare: true });
    await phone.signIn();
    await phone.openRoom(roomId);
    await phone.composer.waitFor();
    await phone.timeline.waitFor();
    // Without a service worker, what is loaded after the messages can not be loaded once the line is gone.
    await phone.page.getByRole('button', { name: 'Emoji', exact: true }).waitFor();
    await phone.page.waitForLoadState('networkidle');

    await phone.context.setOffline(true);
    await phone.composer.fill('From the telephone');
    await desk.composer.fill('From the desk');
    // Whoever comes first is kept, and the other is asked: here it shall be the telephone.
    const third = await ApiPerson.signIn(stage.product.url, desk.username, 'correct horse battery');
    await eventually(async () => {
      const { body } = await third.call<Draft>('GET', `/rooms/${roomId}/draft`);
      expect(body).toBe('From the desk');
    });
    await phone.context.setOffline(false);

    const offered = phone.page.getByRole('group', { name: 'Draft from another device' });
    await offered.getByText('From the desk').waitFor();
    expect(await phone.composer.inputValue()).toBe('From the telephone');
    await expectAccessible(phone.page);
    // It is there after the page was loaded anew, too.
    await phone.page.reload();
    await offered.getByText('From the desk').waitFor();
    await eventually(async () => expect(await phone.composer.inputValue()).toBe('From the telephone'));
    expect(await desk.composer.inputValue()).toBe('From the desk');

    await offered.getByRole('button', { name: 'Use', exact: true }).click();
    await eventually(async () => expect(await phone.composer.inputValue()).toBe('From the desk'));
    await offered.waitFor({ state: 'hidden' });
    await phone.page.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => expect(await desk.composer.inputValue()).toBe('From the telephone'));
  });
});
