import { describe, expect, it } from '@jest/globals';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('an impatient person', () => {
  it('who reloads again and again, before the page has come to itself, stays signed in', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    const roomId = await ada.createRoom(`Reloads ${Date.now()}`);
    let renewals = 0;
    // Each reload is made while the renewal of the token is on its way: its answer finds nobody.
    for (let n = 0; n < 5; n++) {
      const asked = ada.page.waitForRequest(/\/auth\/refresh$/).then(() => (renewals += 1));
      await ada.page.reload({ waitUntil: 'commit' });
      await asked;
    }
    await ada.page.reload();
    await ada.openRoom(roomId);
    await ada.say('still me');
    await ada
      .message('still me')
      .getByTitle(/^(sent|delivered|read)/i)
      .waitFor();
    expect(renewals).toBe(5);
  });

  it('who has the page open in two tabs is one session that neither tab ends', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    const roomId = await ada.createRoom(`Tabs ${Date.now()}`);
    const other = await ada.context.newPage();
    await Promise.all([ada.page.reload(), other.goto(`${ada.url}/rooms/${roomId}`)]);
    await other.getByRole('textbox', { name: 'Message', exact: true }).fill('from the other tab');
    await other.getByRole('textbox', { name: 'Message', exact: true }).press('Enter');
    await ada.message('from the other tab').waitFor();
    await ada.say('and from this one');
    await other.getByRole('article').filter({ hasText: 'and from this one' }).waitFor();
  });
});
