import { describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { useStage } from './support/stage.js';

const stage = useStage({ LIMIT_LOGIN_FAILURES_PER_MINUTE: '3', LIMIT_MESSAGES_PER_MINUTE: '4' });

describe('too many wrong passwords', () => {
  it('are waited out: the page says for how long and does not ask meanwhile', async () => {
    const ada = await stage.arrive('Ada');
    const tooOften = ada.page.getByText('That was too often.');
    // As time goes by more tries are let through: a slow machine needs some more of them.
    for (let tries = 0; (await tooOften.count()) === 0; tries += 1) {
      expect(tries).toBeLessThan(12);
      await ada.page.goto(`${ada.url}/login`);
      await ada.page.getByLabel('Email or username', { exact: true }).fill(ada.username);
      await ada.page.getByLabel('Password', { exact: true }).fill(`wrong ${tries}`);
      await ada.page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await ada.page.getByRole('alert').first().waitFor();
    }
    expect(await ada.page.getByRole('button', { name: 'Sign in', exact: true }).isDisabled()).toBe(true);
    await expectAccessible(ada.page);
  });
});

describe('too many messages', () => {
  it('wait on the device, which says so, and none is lost', async () => {
    const ben = await stage.arrive('Ben');
    await ben.register();
    await ben.createRoom(`Rush ${Date.now()}`);
    for (let n = 1; n <= 8; n += 1) await ben.say(`Line ${n}.`);
    await ben.timeline
      .getByText(/You wrote a lot at once/)
      .first()
      .waitFor();
    await expectAccessible(ben.page);
    await ben.page.reload();
    for (let n = 1; n <= 8; n += 1) await ben.message(`Line ${n}.`).waitFor();
  });
});
