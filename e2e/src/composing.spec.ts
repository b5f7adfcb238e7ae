import { describe, expect, it } from '@jest/globals';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { PHONE } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('while one writes', () => {
  it('names are completed, and whoever is called sees it; everybody is called by moderators only', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    const roomId = await ada.createRoom(`Names ${Date.now()}`);
    const ben = await stage.arrive('Benedict');
    await ben.register();
    await ben.joinRoom(roomId);

    const offered = ada.page.getByRole('listbox', { name: 'Suggestions' });
    await ada.composer.pressSequentially('Good morning @');
    await offered.getByRole('option', { name: 'Everybody in this room' }).waitFor();
    await ada.composer.pressSequentially('be');
    await eventually(async () => expect(await offered.getByRole('option').count()).toBe(1));
    await expectAccessible(ada.page);
    await ada.composer.press('Enter');
    await eventually(async () =>
      expect(await ada.composer.inputValue()).toBe(`Good morning @${ben.username} `),
    );
    await ada.composer.press('Enter');
    await ben.message('Good morning').locator('.mention--me').waitFor();

    await ben.composer.pressSequentially('@');
    const options = ben.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await options.first().waitFor();
    expect((await options.allTextContents()).join()).not.toContain('Everybody');
    await ben.page.keyboard.press('Escape');
    await options.first().waitFor({ state: 'hidden' });
    await eventually(async () => expect(await ben.composer.inputValue()).toBe('@'));
  });

  it('emoji are found by their names, by finger too', async () => {
    const ada = await stage.arrive('Ada', { viewport: PHONE });
    await ada.register();
    await ada.createRoom(`Emoji ${Date.now()}`);
    await ada.composer.pressSequentially('Well done :tad');
    await ada.page.getByRole('option', { name: ':tada:' }).tap();
    await eventually(async () => expect(await ada.composer.inputValue()).toBe('Well done 🎉 '));
    await ada.composer.pressSequentially(':rocket:');
    await eventually(async () => expect(await ada.composer.inputValue()).toBe('Well done 🎉 🚀'));
    await ada.page.getByRole('button', { name: 'Send' }).tap();
    await ada.message('Well done 🎉 🚀').waitFor();
  });
});

describe('what is pinned', () => {
  it('is listed for everybody, leads to its place however far up, and goes when it is unpinned', async () => {
    const author = await ApiPerson.register(stage.product.url, 'Ben');
    const room = await author.createRoom({ name: `Pins ${Date.now()}`, kind: 'public' });
    const wanted = await author.say(room.id, 'the code of the door');
    for (let n = 1; n <= 120; n += 1) await author.say(room.id, `entry ${n}.`);
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.joinRoom(room.id);
    await ada.message('entry 120.').waitFor();
    expect(await ada.page.getByRole('button', { name: /^Pinned messages/ }).count()).toBe(0);

    await author.call('PUT', `/rooms/${room.id}/messages/${wanted.id}/pin`);
    await ada.page.getByRole('button', { name: 'Pinned messages: 1' }).click();
    const panel = ada.page.getByRole('dialog', { name: 'Pinned messages' });
    await expectAccessible(ada.page);
    expect(await panel.getByRole('button', { name: 'Unpin' }).count()).toBe(0);
    await panel.getByText('the code of the door').click();
    await panel.waitFor({ state: 'hidden' });
    await eventually(async () => {
      const box = await ada.message('the code of the door').boundingBox();
      expect(box && box.y > 0 && box.y + box.height < 900).toBe(true);
    });

    await author.call('DELETE', `/rooms/${room.id}/messages/${wanted.id}/pin`);
    await ada.page.getByRole('button', { name: /^Pinned messages/ }).waitFor({ state: 'hidden' });
  });
});
