import { describe, expect, it } from '@jest/globals';
import { eventually } from './support/eventually.js';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('an impatient person', () => {
  it('who reloads again and again, before the page has come to itself, stays signed in', async () => {
    const ada = await stage.arrive('Ada', { bare: true });
    await ada.register();
    const roomId = await ada.createRoom(`Reloads ${Date.now()}`);
    // The server renews the token and answers; the answer, with the cookie in it, reaches nobody.
    let lost = 0;
    await ada.page.route('**/auth/refresh', async (route) => {
      await route.fetch();
      lost += 1;
      await route.abort();
    });
    for (let n = 1; n <= 3; n++) {
      await ada.page.reload({ waitUntil: 'commit' });
      await eventually(() => expect(lost).toBeGreaterThanOrEqual(n));
    }
    await ada.page.unroute('**/auth/refresh');
    await ada.page.reload();
    await ada.openRoom(roomId);
    await ada.say('still me');
    await ada
      .message('still me')
      .getByTitle(/^(sent|delivered|read)/i)
      .waitFor();
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
