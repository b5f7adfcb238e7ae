import { describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { expectAccessible } from './support/accessible.js';
import { ApiPerson } from './support/api.js';
import { eventually } from './support/eventually.js';
import { mailedLink } from './support/mailbox.js';
import { PHONE, type Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage();
const PASSWORD = 'correct horse battery';

/** Steps of 30 seconds from now; a code of the next one is taken as well, and each only once. */
const codeOf = (secret: string, step = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + step * 30_000,
  });

async function enter(person: Person, password = PASSWORD): Promise<void> {
  await person.page.goto(`${person.url}/login`);
  await person.page.getByLabel('Email or username', { exact: true }).fill(person.username);
  await person.page.getByLabel('Password', { exact: true }).fill(password);
  await person.page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe('sessions', () => {
  it('are listed in words, and one that is ended there is signed out here at once', async () => {
    const desk = await stage.arrive('Ada');
    await desk.register();
    const phone = await stage.arrive('Ada', { username: desk.username, viewport: PHONE });
    await phone.signIn();

    await desk.page.goto(`${desk.url}/settings/sessions`);
    const rows = desk.page.getByRole('main').getByRole('listitem');
    await rows
      .filter({ hasText: 'This device' })
      .getByText(/Chrome on Linux/)
      .waitFor();
    await rows.filter({ hasText: 'Last used' }).waitFor();
    await expectAccessible(desk.page);
    await rows.filter({ hasText: 'Last used' }).getByRole('button', { name: 'End' }).click();
    await phone.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await phone.page.getByText('You were signed out. Sign in again to go on.').first().waitFor();
    await rows.filter({ hasText: 'Last used' }).waitFor({ state: 'hidden' });
  });

  it('all but this one end together', async () => {
    const desk = await stage.arrive('Ada');
    await desk.register();
    const others = await Promise.all(
      ['one', 'two'].map(async () => {
        const other = await stage.arrive('Ada', { username: desk.username });
        await other.signIn();
        return other;
      }),
    );
    await desk.page.goto(`${desk.url}/settings/sessions`);
    await desk.page.getByRole('button', { name: 'End all others' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: 'End all others' }).click();
    for (const other of others) await other.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await desk.page.getByText('Only this device is signed in now.').first().waitFor();
  });
});

describe('two-step sign-in', () => {
  it('is set up, asked for, helped out by a recovery code, and switched off', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.page.goto(`${ada.url}/settings/security`);
    await ada.page.getByRole('button', { name: 'Set up' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await ada.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await ada.page.getByRole('button', { name: 'Set up' }).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByLabel('Password', { exact: true }).fill('not the password');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByRole('alert').first().waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByRole('img', { name: /QR code/ }).waitFor();
    await dialog.getByText('No camera?').click();
    const secret = await dialog.getByRole('textbox', { name: 'Key' }).inputValue();
    await expectAccessible(ada.page);
    await dialog.getByLabel('Code from the app').fill(codeOf(secret));
    await dialog.getByRole('button', { name: 'Switch on' }).click();
    const recoveryCodes = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await eventually(async () => expect(await recoveryCodes.count()).toBe(10));
    const codes = await recoveryCodes.allTextContents();
    const download = ada.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('parley-recovery-codes.txt');
    await expectAccessible(ada.page);
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await ada.page.getByText('10 of 10 recovery codes left').waitFor();

    const phone = await stage.arrive('Ada', { username: ada.username, viewport: PHONE });
    await enter(phone);
    await phone.page.getByRole('heading', { name: 'One more step' }).waitFor();
    await expectAccessible(phone.page);
    await phone.page.getByLabel('Code', { exact: true }).fill('000000');
    await phone.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await phone.page.getByRole('alert').first().waitFor();
    await phone.page.getByLabel('Code', { exact: true }).fill(codeOf(secret, 1));
    await phone.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await phone.rooms.waitFor();

    await ada.page.getByRole('button', { name: 'Switch off' }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await ada.page.getByRole('button', { name: 'Switch off' }).click();
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dialog.getByLabel('Code', { exact: true }).fill(codes[0]?.trim() ?? '');
    await dialog.getByRole('button', { name: 'Switch off' }).click();
    await ada.page.getByRole('button', { name: 'Set up' }).waitFor();
  });
});

describe('a forgotten password', () => {
  it('is chosen anew by the link in the mail, once, and every device is signed out', async () => {
    const known = await ApiPerson.register(stage.product.url, 'Ada');
    const email = `${known.username}@example.com`;
    const desk = await stage.arrive('Ada', { username: known.username });
    await desk.signIn();

    const phone = await stage.arrive('Ada', { username: known.username, viewport: PHONE });
    await phone.page.goto(`${phone.url}/login`);
    await phone.page.getByRole('link', { name: 'Forgot password?' }).click();
    await phone.page.getByLabel('Email', { exact: true }).fill(email);
    await phone.page.getByRole('button', { name: 'Send the link' }).click();
    await phone.page.getByText('a link is on its way').waitFor();
    await expectAccessible(phone.page);

    const link = await mailedLink(stage.product, email, '/reset-password');
    await phone.page.goto(link);
    await phone.page.getByLabel('New password', { exact: true }).fill('another good password');
    expect(phone.page.url()).not.toContain('token');
    await phone.page.getByRole('button', { name: 'Set the password' }).click();
    await phone.page.getByText('Sign in with the new password').waitFor();
    await desk.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await enter(phone, 'another good password');
    await phone.rooms.waitFor();

    await desk.page.goto(link);
    await desk.page.getByLabel('New password', { exact: true }).fill('a third good password');
    await desk.page.getByRole('button', { name: 'Set the password' }).click();
    await desk.page.getByRole('heading', { name: 'This link is no longer good' }).waitFor();
  });

  it('an address is confirmed by the link of the mail after registering', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.page.goto(`${ada.url}/settings/security`);
    await ada.page.getByText('Not confirmed').waitFor();
    await expectAccessible(ada.page);
    const link = await mailedLink(stage.product, `${ada.username}@example.com`, '/confirm-email');
    await ada.page.goto(link);
    await ada.page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
    await ada.page.goto(`${ada.url}/settings/security`);
    await ada.page.getByText('Confirmed', { exact: true }).waitFor();
  });
});

describe('an account', () => {
  it('is deleted with its password, and is gone', async () => {
    const ada = await stage.arrive('Ada');
    await ada.register();
    await ada.page.goto(`${ada.url}/settings/account`);
    await expectAccessible(ada.page);
    await ada.page.getByRole('button', { name: 'Delete account' }).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Delete account' }).click();
    await ada.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await enter(ada);
    await ada.page.getByRole('alert').first().waitFor();
  });
});
