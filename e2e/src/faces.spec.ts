import { beforeEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { useTwoInstances } from './support/stage.js';
import { eventually, expectFocus } from './support/eventually.js';
import { type Person, PHONE } from './support/person.js';
import { redAndBlue } from './support/drawn-pictures.js';
import { Tunnel } from './support/tunnel.js';

/** Two people in one room, each on an instance of their own. */
const stage = useTwoInstances();
let ada: Person;
let ben: Person;

beforeEach(async () => {
  ada = await stage.arriveAt(0, 'Ada Lovelace');
  await ada.register();
  ben = await stage.arriveAt(1, 'Ben');
  await ben.register();
});

/** A room of both, in which each has said something; both look at it. */
async function meet(): Promise<void> {
  const host = await ApiPerson.register(stage.url(0), 'Host');
  const { id: roomId } = await host.createRoom({ name: `Faces ${Date.now()}`, kind: 'public' });
  await ada.joinRoom(roomId);
  await ada.say('Here I am');
  await ben.joinRoom(roomId);
  await ben.message('Here I am').waitFor();
  // A name at the end would still be completed by Enter.
  await ben.say(`@${ada.username} Hello`);
  await ada.message('Hello').waitFor();
}

const column = ({ page }: Person): Locator => page.getByRole('complementary', { name: 'People' });

/** The colours of a face at its left and its right side, of a picture that has come. */
function sides(face: Locator): Promise<(string | undefined)[]> {
  return face.locator('img').evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [100, 100];
    const context = canvas.getContext('2d');
    if (!context || image.naturalWidth === 0) return [];
    context.drawImage(image, 0, 0, 100, 100);
    return [10, 90].map((x) => {
      const [red = 0, , blue = 0] = context.getImageData(x, 50, 1, 1).data;
      return red > blue ? 'red' : 'blue';
    });
  });
}

async function choosePicture(page: Page): Promise<Locator> {
  const buffer = await redAndBlue(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^(Add|Change) picture$/ }).click(),
  ]);
  await chooser.setFiles({ name: 'me.png', mimeType: 'image/png', buffer });
  return page.getByRole('dialog', { name: 'Your picture' });
}

describe('a face', () => {
  it('is cut by keyboard, and seen at once by who is on another instance, and gone again', async () => {
    await meet();
    const face = ben.message('Here I am').locator('pl-avatar').first();
    expect(await face.locator('img').count()).toBe(0);
    const initials = await face.boundingBox();

    const second = await ada.context.newPage();
    await second.goto(`${ada.url}/settings/profile`);
    const dialog = await choosePicture(second);
    const stage = dialog.getByRole('application', { name: /Your picture/ });
    const zoom = dialog.getByRole('slider', { name: 'Zoom' });
    await expectAccessible(second);
    await stage.focus();
    // As far as it goes: what is shown then is the left half.
    for (let step = 0; step < 8; step += 1) await second.keyboard.press('Shift+ArrowRight');
    await second.keyboard.press('+');
    await eventually(async () => expect(Number(await zoom.inputValue())).toBeGreaterThan(1));
    await second.keyboard.press('-');
    await dialog.getByRole('button', { name: 'Use picture' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });

    await eventually(async () => expect(await sides(face)).toEqual(['red', 'red']));
    expect(await face.boundingBox()).toEqual(initials);
    // And everywhere else.
    await column(ben).getByRole('button', { name: 'Ada Lovelace' }).locator('img').waitFor();
    await ada.message('Here I am').locator('pl-avatar img').first().waitFor();
    await ada.page.locator('pl-me-bar img').waitFor();

    await second.getByRole('button', { name: 'Remove picture' }).click();
    await face.locator('img').waitFor({ state: 'detached' });
    await ada.message('Here I am').locator('pl-avatar img').waitFor({ state: 'detached' });
  });

  it('and a name change under the eyes of others, and for who was away', async () => {
    await meet();
    const tunnel = await Tunnel.to(stage.url(1));
    const away = await stage.arriveAt(1, 'Ben', {
      username: ben.username,
      via: tunnel.url,
    });
    await away.signIn();
    await away.openRoom(ada.roomId());
    await away.message('Here I am').waitFor();
    // The column is loaded after the messages, which it could not be without a line.
    await column(away).getByRole('button', { name: 'Ada Lovelace' }).waitFor();
    tunnel.cut();
    await ada.page.goto(`${ada.url}/settings/profile`);
    await ada.page.getByLabel('Display name').fill('Countess Ada');
    await ada.page.getByLabel('About you').fill('Engines');
    await ada.page.getByRole('button', { name: 'Save' }).click();
    await ada.page.getByText('Your profile is saved.').first().waitFor();
    await ben.message('Here I am').getByText('Countess Ada').waitFor();
    await column(ben).getByRole('button', { name: 'Countess Ada' }).waitFor();
    expect(await away.message('Here I am').getByText('Countess Ada').count()).toBe(0);
    tunnel.open();
    await away.message('Here I am').getByText('Countess Ada').waitFor({ timeout: 60_000 });
    await column(away).getByRole('button', { name: 'Countess Ada' }).waitFor();
    tunnel.close();
  });

  it('that is no picture is told so, and one that can not be loaded gives way to the initials', async () => {
    await ada.page.goto(`${ada.url}/settings/profile`);
    const [chooser] = await Promise.all([
      ada.page.waitForEvent('filechooser'),
      ada.page.getByRole('button', { name: 'Add picture' }).click(),
    ]);
    await chooser.setFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await ada.page.getByRole('alert').filter({ hasText: 'can not be shown' }).waitFor();
    await ada.page.getByRole('button', { name: 'Cancel' }).click();

    const bare = await stage.arriveAt(0, 'Ada', { username: ada.username, bare: true });
    await bare.signIn();
    await bare.page.route('**/avatar/*', (route) => route.abort());
    await bare.page.goto(`${bare.url}/settings/profile`);
    const dialog = await choosePicture(bare.page);
    await dialog.getByRole('button', { name: 'Use picture' }).click();
    await bare.page.getByRole('button', { name: 'Change picture' }).waitFor();
    const face = bare.page.locator('pl-own-picture pl-avatar');
    await face.getByText('AL').waitFor();
    await face.locator('img').waitFor({ state: 'detached' });
  });
});

describe('the card of a person', () => {
  it('is opened from the timeline by keyboard, says what is shared, and leads back', async () => {
    await meet();
    await ada.page.getByRole('button', { name: 'Close details' }).click();
    const author = ada.message('Hello').getByRole('button', { name: 'Ben', exact: true });
    await ada.message('Hello').focus();
    // What is in a message is within reach as soon as the message has the keyboard.
    await eventually(async () => expect(await author.getAttribute('tabindex')).not.toBe('-1'));
    await ada.page.keyboard.press('Tab');
    await expectFocus(author);
    await ada.page.keyboard.press('Enter');
    const card = column(ada);
    await card.getByRole('heading', { name: 'Ben' }).waitFor();
    await card.getByText('Online').waitFor();
    await card.getByText('Member of this room').waitFor();
    await card.getByRole('heading', { name: 'You share 1 room' }).waitFor();
    await expectAccessible(ada.page);
    await expectFocus(card.getByRole('heading', { name: 'Profile' }));
    await ada.page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    await expectFocus(author);
  });

  it('is opened from a mention, from who has seen a message, and from who reacted', async () => {
    await meet();
    await ben
      .message('Hello')
      .getByRole('button', { name: `@${ada.username}` })
      .click();
    await column(ben).getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await column(ben).getByRole('button', { name: 'Message' }).waitFor();

    await ada.message('Here I am').focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menuitem', { name: 'Seen by…' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Ben' }).click();
    await column(ada).getByRole('heading', { name: 'Ben' }).waitFor();
    await column(ada).getByRole('button', { name: 'Back to details' }).click();

    const asBen = await ApiPerson.signIn(stage.url(1), ben.username, 'correct horse battery');
    const { items } = await asBen.call<{ items: { id: string; body: string }[] }>(
      'GET',
      `/rooms/${ada.roomId()}/messages`,
    );
    const id = items.find(({ body }) => body === 'Here I am')?.id ?? '';
    await asBen.call('PUT', `/rooms/${ada.roomId()}/messages/${id}/reactions/${encodeURIComponent('👍')}`);
    await ada.message('Here I am').getByText('👍').waitFor();
    await ada.message('Here I am').focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menuitem', { name: 'Reactions…' }).click();
    await expectAccessible(ada.page);
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Ben' }).click();
    await column(ada).getByRole('heading', { name: 'Ben' }).waitFor();
  });

  it('covers the conversation on a phone, and closes onto it', async () => {
    await meet();
    const phone = await stage.arriveAt(1, 'Ben', {
      username: ben.username,
      viewport: PHONE,
    });
    await phone.signIn();
    await phone.openRoom(ada.roomId());
    await phone.message('Here I am').getByRole('button', { name: 'Ada Lovelace' }).tap();
    await column(phone).getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await column(phone).getByRole('button', { name: 'Close details' }).tap();
    await column(phone).waitFor({ state: 'hidden' });
  });
});

it('all of one’s data comes as a file', async () => {
  await meet();
  await ada.page.goto(`${ada.url}/settings/account`);
  const [download] = await Promise.all([
    ada.page.waitForEvent('download'),
    ada.page.getByRole('button', { name: 'Download your data' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^parley-\d{4}-\d\d-\d\d\.json$/);
  const data = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    profile: { username: string };
    messages: { body: string }[];
  };
  expect(data.profile.username).toBe(ada.username);
  expect(data.messages.map(({ body }) => body)).toEqual(['Here I am']);
  await ada.page.getByRole('status').filter({ hasText: 'Downloaded' }).waitFor();
  await expectAccessible(ada.page);
});
