import { it } from '@jest/globals';
import { FRAMES, takePicture } from './support/gallery.js';
import { hills } from './support/drawn-pictures.js';
import { useStage } from './support/stage.js';

const stage = useStage({ DEMO_USERS: 'true' });

/** Every section of the settings, and people as they look at each other. */
for (const frame of FRAMES) {
  const { name, viewport, colorScheme } = frame;
  it(`settings and faces, ${name} wide, ${colorScheme}`, async () => {
    const alice = await stage.arrive('Alice', { viewport, colorScheme, username: 'alice' });
    const { page } = alice;
    const shoot = (screen: string): Promise<void> => takePicture(page, screen, frame);
    await alice.signIn('alice', 'password');

    await page.goto(`${alice.url}/settings/profile`);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /^(Add|Change) picture$/ }).click(),
    ]);
    await chooser.setFiles({ name: 'me.png', mimeType: 'image/png', buffer: await hills(page) });
    await page.getByRole('dialog').getByRole('slider', { name: 'Zoom' }).fill('1.6');
    await shoot('picture-dialog');
    await page.getByRole('button', { name: 'Use picture' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('This is you now.').first().waitFor();
    await shoot('settings-profile');

    for (const section of ['appearance', 'notifications', 'security', 'sessions', 'blocked', 'account']) {
      await page.goto(`${alice.url}/settings/${section}`);
      await page.getByRole('main').getByRole('heading').first().waitFor();
      await page.waitForLoadState('networkidle');
      await shoot(`settings-${section}`);
    }
    await page.goto(`${alice.url}/settings/security`);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog').waitFor();
    await shoot('second-factor');
    await page.keyboard.press('Escape');

    await page.goto(`${alice.url}/rooms`);
    await alice.rooms.getByRole('listitem').filter({ hasText: 'general' }).getByRole('link').click();
    await alice.timeline.getByRole('article').first().waitFor();
    await shoot('faces-room');
    await alice.timeline.getByRole('button', { name: 'Bob Okafor', exact: true }).last().click();
    await page
      .getByRole('complementary', { name: 'People' })
      .getByText(/You share/)
      .waitFor();
    await shoot('person-card');
  });
}
