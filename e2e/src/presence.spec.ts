import { describe, it } from '@jest/globals';
import { useStage } from './support/stage.js';

const stage = useStage();

describe('two people in a room', () => {
  it('see each other come, type, read and go', async () => {
    const ada = await stage.arrive('Ada');
    const ben = await stage.arrive('Ben');
    await ada.register();
    const roomId = await ada.createRoom(`Presence ${Date.now()}`);
    await ben.register();
    await ben.joinRoom(roomId);

    const benInTheList = ada.page.getByRole('complementary', { name: 'People' }).getByRole('listitem');
    const benWith = (status: RegExp) =>
      benInTheList.filter({ hasText: 'Ben' }).getByRole('img', { name: status }).waitFor({ timeout: 30_000 });
    await benWith(/online/i);

    await ben.composer.pressSequentially('On my w');
    await ada.page.getByRole('main').getByText('Ben is typing…').waitFor();
    await ben.composer.fill('');
    await ada.page.getByRole('main').getByText('Ben is typing…').waitFor({ state: 'hidden' });

    await ada.say('Are you there?');
    await ben.message('Are you there?').waitFor();
    await ada.message('Are you there?').getByTitle(/^read/i).waitFor();

    await ben.leaveTheBuilding();
    await benWith(/offline/i);
  });
});
