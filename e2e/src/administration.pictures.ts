import { beforeAll, it } from '@jest/globals';
import type { ServerSettings } from '@parley/contracts';
import { ApiPerson } from './support/api.js';
import { FRAMES, takePicture, type Frame } from './support/gallery.js';
import type { Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage({ ADMIN_USERNAME: 'alice', DEMO_USERS: 'true' });
const OPEN: ServerSettings = {
  registration: 'open',
  guests: true,
  roomCreation: 'everyone',
  retentionDays: null,
};
let root: ApiPerson;

beforeAll(async () => {
  root = await ApiPerson.signIn(stage.product.url, 'alice', 'password');
  const long = await ApiPerson.register(stage.product.url, 'Cleopatra Konstantinopoulou-Vandenberg');
  const dov = await ApiPerson.register(stage.product.url, 'Dov');
  const room = await long.createRoom({
    name: 'A room with a name that is a good deal longer than anybody has a need of',
    kind: 'private',
  });
  for (let n = 0; n < 30; n += 1) await long.say(room.id, `Line ${n}`);
  for (let n = 0; n < 7; n += 1) await dov.call('GET', `/rooms/${room.id}`).catch(() => undefined);
  await root.call('PUT', `/users/${dov.me.id}/ban`, { reason: 'Advertisements' });
  await root.call('PUT', `/users/${long.me.id}/role`, { role: 'admin' });
});

/** What runs the server, and how the entrance looks when it is closed. */
for (const frame of FRAMES) {
  it(`the administration, ${frame.name} wide, ${frame.colorScheme}`, async () => {
    const alice = await stage.arrive('Alice', { ...frame, username: 'alice' });
    await alice.signIn('alice', 'password');
    await figures(alice, frame);
    await peopleAndRooms(alice, frame);
    await log(alice, frame);
    await settings(alice, frame);
    await closedDoors(frame);
  });
}

async function figures({ page, url }: Person, frame: Frame): Promise<void> {
  await page.goto(`${url}/admin`);
  await page.getByText('Connected now').waitFor();
  await page.getByRole('heading', { name: 'Errors by code' }).waitFor();
  await takePicture(page, 'admin-overview', frame);
  await page.getByText('As a table').first().click();
  await page.getByText('30 days', { exact: true }).click();
  await page.getByText('in 30 days').first().waitFor();
  await page.getByRole('heading', { name: 'Events on sockets' }).scrollIntoViewIfNeeded();
  await takePicture(page, 'admin-overview-below', frame);
}

async function peopleAndRooms({ page, url }: Person, frame: Frame): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.goto(`${url}/admin/people`);
  await page.getByRole('listitem').first().waitFor();
  await takePicture(page, 'admin-people', frame);
  await page.getByRole('button', { name: 'What to do about Bob' }).click();
  await page.getByRole('menuitem', { name: 'Make administrator' }).waitFor();
  await takePicture(page, 'admin-people-menu', frame);
  await page.getByRole('menuitem', { name: 'Make administrator' }).click();
  await takePicture(page, 'admin-role', frame);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'What to do about Cleopatra' }).click();
  await page.getByRole('menuitem', { name: 'Activity' }).click();
  await dialog.getByText('Messages').waitFor();
  await takePicture(page, 'admin-activity', frame);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Find people' }).fill('nobody of this name');
  await page.getByRole('heading', { name: 'Nobody like this' }).waitFor();
  await takePicture(page, 'admin-people-none', frame);

  await page.goto(`${url}/admin/rooms`);
  await page.getByRole('listitem').first().waitFor();
  await takePicture(page, 'admin-rooms', frame);
  await page.getByRole('button', { name: /^Delete A room with/ }).click();
  await takePicture(page, 'admin-room-delete', frame);
  await page.keyboard.press('Escape');
}

async function log({ page, url }: Person, frame: Frame): Promise<void> {
  await page.goto(`${url}/admin/audit`);
  await page.getByRole('listitem').first().waitFor();
  await takePicture(page, 'audit', frame);
  await page.getByRole('combobox').selectOption({ label: 'Account banned' });
  await page.getByRole('listitem').first().getByRole('button').nth(1).click();
  await page.getByRole('button', { name: /^Take away/ }).waitFor();
  await takePicture(page, 'audit-narrowed', frame);
}

async function settings({ page, url }: Person, frame: Frame): Promise<void> {
  await page.goto(`${url}/admin/settings`);
  await page.getByRole('combobox', { name: 'Log level' }).waitFor();
  await takePicture(page, 'admin-settings', frame);
  await page.getByText('For a while').click();
  await page.getByLabel('Days').fill('many');
  await page.getByText('A whole number').waitFor();
  await takePicture(page, 'admin-settings-wrong', frame);
  await page.getByLabel('Days').fill('90');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('dialog').waitFor();
  await takePicture(page, 'admin-settings-ask', frame);
}

async function closedDoors(frame: Frame): Promise<void> {
  const kim = await stage.arrive('Kim', frame);
  await root.call('PATCH', '/settings', { registration: 'invite', guests: false, roomCreation: 'admins' });
  try {
    await kim.page.goto(`${kim.url}/login`);
    await kim.page.getByText('can send you an invite').waitFor();
    await takePicture(kim.page, 'login-closed', frame);
    await kim.page.goto(`${kim.url}/register`);
    await kim.page.getByRole('heading', { name: 'No new accounts here' }).waitFor();
    await takePicture(kim.page, 'register-closed', frame);
    const dave = await stage.arrive('Dave', { ...frame, username: 'dave' });
    await dave.signIn('dave', 'password');
    await takePicture(dave.page, 'rooms-without-new', frame);
  } finally {
    await root.call('PATCH', '/settings', OPEN);
  }
}
