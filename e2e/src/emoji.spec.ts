import { describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { eventually, expectFocus } from './support/eventually.js';
import { PHONE } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('emoji', () => {
  it('are found, chosen and put where the caret stands, by keyboard alone; the last ones come first', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.createRoom(`Emoji ${Date.now()}`);
    await ada.composer.fill('Good  day');
    for (let n = 0; n < 4; n += 1) await ada.composer.press('ArrowLeft');
    const button = ada.page.getByRole('button', { name: 'Emoji', exact: true });
    await button.focus();
    await ada.page.keyboard.press('Enter');
    const picker = ada.page.getByRole('dialog', { name: 'Emoji' });
    const field = picker.getByRole('searchbox', { name: 'Find an emoji' });
    await field.waitFor();
    await expectAccessible(ada.page);
    await ada.page.keyboard.type('lobster');
    await picker.getByText('Nothing is called so').waitFor({ state: 'hidden' });
    await ada.page.keyboard.press('Enter');
    await eventually(async () => expect(await ada.composer.inputValue()).toBe('Good 🦞 day'));
    await picker.waitFor({ state: 'hidden' });
    await expectFocus(ada.composer);

    await button.click();
    await field.waitFor();
    await picker.getByRole('tabpanel', { name: 'Recent and common' }).waitFor();
    const first = picker.getByRole('tabpanel').getByRole('button').first();
    await eventually(async () => expect(await first.getAttribute('aria-label')).toBe('lobster'));
    // Down into the grid and through it, and a letter leads back to the field.
    await ada.page.keyboard.press('ArrowDown');
    await ada.page.keyboard.press('ArrowRight');
    await expectFocus(picker.getByRole('button', { name: 'thumbs up', exact: true }));
    await ada.page.keyboard.type('wav');
    await eventually(async () => expect(await field.inputValue()).toBe('wav'));
    await ada.page.keyboard.press('Escape');
    await picker.waitFor({ state: 'hidden' });
  });

  it('have the colour of one’s hand, and answer a message, by finger too', async () => {
    const ada = await stage.arrive('Ada', { viewport: PHONE });
    await ada.register();
    await ada.createRoom(`Hands ${Date.now()}`);
    await ada.say('Who is in?');
    await ada.message('Who is in?').waitFor();
    await ada.page.getByRole('button', { name: 'Emoji', exact: true }).tap();
    const picker = ada.page.getByRole('dialog', { name: 'Emoji' });
    await picker.getByRole('button', { name: 'Skin tone: Default' }).tap();
    await picker.getByRole('button', { name: 'Medium dark', exact: true }).tap();
    await picker.getByRole('tab', { name: 'Smileys and people' }).tap();
    await picker.getByRole('searchbox').fill('wave');
    await picker.getByRole('button', { name: 'wave', exact: true }).tap();
    await eventually(async () => expect(await ada.composer.inputValue()).toBe('👋🏾'));
    await ada.composer.fill('');

    await ada.message('Who is in?').tap({ position: { x: 200, y: 10 } });
    await ada.page.getByRole('button', { name: 'React' }).tap();
    await picker.getByRole('searchbox').fill('raised hands');
    await picker.getByRole('tabpanel').getByRole('button').first().tap();
    await ada.message('Who is in?').getByRole('button', { name: /🙌🏾/ }).waitFor();
    const wide = await ada.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
