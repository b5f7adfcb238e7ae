import { describe, expect, it } from '@jest/globals';
import { ApiPerson } from './support/api.js';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('a direct chat', () => {
  it('is started by finding the other, and appears on their side by itself', async () => {
    const ada = await stage.arrive('Ada');
    const zoe = await stage.arrive('Zoe Quill');
    await ada.register();
    await zoe.register();
    await ada.page.getByRole('button', { name: 'New direct message' }).first().click();
    const dialog = ada.page.getByRole('dialog');
    await dialog
      .getByRole('textbox')
      .or(dialog.getByRole('combobox'))
      .or(dialog.getByRole('searchbox'))
      .first()
      .fill(zoe.username);
    await dialog.getByText('Zoe Quill').first().click();
    await ada.composer.waitFor();
    await ada.say('Just between us');

    await zoe.rooms.getByText('Ada').first().click();
    await zoe.message('Just between us').waitFor();
    await zoe.say('Of course');
    await ada.message('Of course').waitFor();
  });

  it("is nobody else's: its address shows nothing", async () => {
    const one = await ApiPerson.register(stage.product.url, 'One');
    const two = await ApiPerson.register(stage.product.url, 'Two');
    const room = await one.directWith(two.me.id);
    await one.say(room.id, 'a secret');
    const eve = await stage.arrive('Eve');
    await eve.register();
    await eve.openRoom(room.id);
    await eve.page.getByRole('heading', { name: /not found|isn.t here|no such room|can.t find/i }).waitFor();
    expect(await eve.page.getByText('a secret').count()).toBe(0);
  });
});
