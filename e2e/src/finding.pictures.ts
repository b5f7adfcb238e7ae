import { it } from '@jest/globals';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { FRAMES, takePicture } from './support/gallery.js';
import { useStage } from './support/stage.js';

const stage = useStage({ DEMO_USERS: 'true', LIMIT_SEARCHES_PER_MINUTE: '0' });

/** Search, mentions, the quick switcher and the keys, as alice of the demo data finds them. */
for (const frame of FRAMES) {
  const { name, viewport, colorScheme } = frame;
  it(`finding, ${name} wide, ${colorScheme}`, async () => {
    const bob = await ApiPerson.signIn(stage.product.url, 'bob', 'password');
    const alice = await stage.arrive('Alice', { viewport, colorScheme, username: 'alice' });
    const { page } = alice;
    const shoot = (screen: string): Promise<void> => takePicture(page, screen, frame);
    await alice.signIn('alice', 'password');
    await alice.rooms.getByRole('link').first().click();
    await alice.composer.waitFor();
    const roomId = alice.roomId();
    await bob.say(
      roomId,
      '@alice, could you look at the **brake lever** before the weekend? `lever.ts` has the rest.',
    );
    await bob.say(
      roomId,
      'The lever is fine, it is the cable:\n\n- old\n- worn\n- https://example.com/cables/of/levers',
    );
    await shoot('room-with-keys');

    await page.getByRole('button', { name: 'Search this room' }).click();
    const search = page.getByRole('search', { name: 'Search' });
    const field = search.getByRole('combobox', { name: 'Search messages' });
    await field.waitFor();
    await shoot('search-empty');
    await search.getByRole('button', { name: 'All rooms' }).click();
    await eventually(async () => {
      await field.fill('');
      await field.fill('lever');
      await search.getByRole('link').first().waitFor({ timeout: 3_000 });
    }, 30_000);
    await field.press('Enter');
    await shoot('search-found');
    await field.fill('lever from:');
    await search.getByRole('option').first().waitFor();
    await shoot('search-completion');
    await field.fill('nothing like this was ever said');
    await search.getByRole('heading', { name: 'Nothing found' }).waitFor();
    await shoot('search-nothing');
    await field.fill('lever');
    await search.getByRole('link').first().click();
    await alice.message('could you look').or(alice.message('it is the cable')).first().waitFor();
    await shoot('search-led');

    await page.goto(`${alice.url}/rooms/${roomId}?show=mentions`);
    await page.getByRole('complementary', { name: 'Mentions' }).getByRole('link').first().waitFor();
    await shoot('mentions');
    await page.goto(`${alice.url}/rooms/${roomId}`);
    await alice.composer.waitFor();
    // What handles keys is fetched once there is something to read.
    await eventually(async () => {
      await page.keyboard.press('Control+K');
      await page.getByRole('dialog', { name: 'Go to' }).waitFor({ timeout: 3_000 });
    }, 30_000);
    await shoot('switcher');
    await page.keyboard.type('ge');
    await page.getByRole('option', { name: /Search messages/ }).waitFor();
    await shoot('switcher-written');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+/');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await shoot('keys');
  });
}
