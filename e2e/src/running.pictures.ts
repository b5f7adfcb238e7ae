import { it } from '@jest/globals';
import type { Invite, MyRoom } from '@parley/contracts';
import { Secret, TOTP } from 'otpauth';
import { ApiPerson } from './support/api.js';
import { FRAMES, takePicture, type Frame } from './support/gallery.js';
import type { Person } from './support/person.js';
import { useStage } from './support/stage.js';

const stage = useStage({ DEMO_USERS: 'true' });
const PASSWORD = 'correct horse battery';

interface Town {
  ada: ApiPerson;
  ben: ApiPerson;
  room: MyRoom;
  links: { good: string; spent: string };
}

/** Running a room and an account: details, people, invites, bans, security. */
for (const frame of FRAMES) {
  it(`what runs things, ${frame.name} wide, ${frame.colorScheme}`, async () => {
    const town = await settleTown();
    await outside(frame, town);
    await inRoom(frame, town);
    await inSettings(frame, town);
  });
}

async function settleTown(): Promise<Town> {
  const [ada, ben, cleo, dov] = await Promise.all(
    ['Ada Lindqvist', 'Ben Okafor', 'Cleopatra Konstantinopoulou-Vandenberg', 'Dov'].map((name) =>
      ApiPerson.register(stage.product.url, name),
    ),
  );
  if (!ada || !ben || !cleo || !dov) throw new Error('nobody came');
  const name = `Harbour ${Math.floor(Math.random() * 10_000)}`;
  const room = await ada.createRoom({
    name,
    kind: 'public',
    topic: 'Boats, tides and who brings the coffee',
  });
  for (const person of [ben, cleo, dov]) await person.join(room.id);
  for (let n = 1; n <= 5; n += 1) {
    await (await ApiPerson.register(stage.product.url, `Visitor ${n}`)).join(room.id);
  }
  await ben.say(room.id, 'The ferry is in at nine.');
  await cleo.say(room.id, 'I can be there. Bringing the drawings.');
  await ada.call('PATCH', `/rooms/${room.id}/members/${cleo.me.id}`, { role: 'moderator' });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await ada.call('PUT', `/rooms/${room.id}/members/${ben.me.id}/mute`, { until });
  const reason = 'Nothing but advertisements, in spite of three warnings';
  await ada.call('PUT', `/rooms/${room.id}/bans/${dov.me.id}`, { reason });
  const good = await ada.call<Invite>('POST', `/rooms/${room.id}/invites`, {});
  const once = await ada.call<Invite>('POST', `/rooms/${room.id}/invites`, { maxUses: 1 });
  await (await ApiPerson.register(stage.product.url, 'Eve')).call('POST', `/invites/${once.code}/accept`);
  const elsewhere = await ada.createRoom({ name: `${name} elsewhere`, kind: 'private' });
  const spent = await ada.call<Invite>('POST', `/rooms/${elsewhere.id}/invites`, { maxUses: 1 });
  await ben.call('POST', `/invites/${spent.code}/accept`);
  await ada.call('PUT', `/users/me/blocks/${dov.me.id}`);
  const link = ({ code }: Invite): string => `${stage.product.url}/invite/${code}`;
  return { ada, ben, room, links: { good: link(good), spent: link(spent) } };
}

async function outside(frame: Frame, { links }: Town): Promise<void> {
  const zoe = await stage.arrive('Zoe', frame);
  const shoot = (screen: string): Promise<void> => takePicture(zoe.page, screen, frame);
  await zoe.page.goto(links.good);
  await zoe.page.getByRole('heading', { name: 'You are invited' }).waitFor();
  await shoot('invite-signed-out');
  await zoe.page.goto(`${zoe.url}/forgot-password`);
  await zoe.page.getByRole('button', { name: 'Send the link' }).waitFor();
  await shoot('forgot-password');
  await zoe.page.goto(`${zoe.url}/reset-password#token=abc`);
  await zoe.page.getByRole('button', { name: 'Set the password' }).waitFor();
  await shoot('reset-password');
  await zoe.page.goto(`${zoe.url}/confirm-email#token=abc`);
  await zoe.page.getByRole('heading', { name: 'This link is no longer good' }).waitFor();
  await shoot('confirm-email-useless');

  const kim = await stage.arrive('Kim', frame);
  await kim.register();
  await kim.page.goto(links.good);
  await kim.page.getByRole('button', { name: 'Join the room' }).waitFor();
  await takePicture(kim.page, 'invite', frame);
  await kim.page.goto(links.spent);
  await kim.page.getByRole('button', { name: 'Join the room' }).click();
  await kim.page.getByRole('heading', { name: 'This invite is no longer good' }).waitFor();
  await takePicture(kim.page, 'invite-spent', frame);
}

async function inRoom(frame: Frame, { ada, ben, room }: Town): Promise<void> {
  const person = await stage.arrive('Ada', { ...frame, username: ada.username });
  const { page } = person;
  const shoot = (screen: string): Promise<void> => takePicture(page, screen, frame);
  const panel = page.getByRole('complementary', { name: 'People' });
  await person.signIn();
  await person.openRoom(room.id);
  await person.composer.waitFor();
  if (frame.viewport.width < 1200) await page.getByRole('button', { name: /^People/ }).click();
  await panel.getByRole('listitem').first().waitFor();
  await shoot('details');
  await panel.getByRole('listitem').filter({ hasText: 'Ben' }).getByRole('button').click();
  await panel.getByRole('button', { name: 'Ban from room' }).waitFor();
  await shoot('person-muted');
  await panel.getByRole('button', { name: 'Back to details' }).click();
  await panel.getByRole('listitem').filter({ hasText: 'Cleopatra' }).getByRole('button').click();
  await panel.getByRole('button', { name: 'Mute' }).click();
  await shoot('person-moderator');
  await panel.getByRole('button', { name: 'Ban from room' }).click();
  await shoot('ban-dialog');
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Back to details' }).click();
  await panel.getByRole('button', { name: 'Banned people' }).click();
  await panel.getByText('advertisements').waitFor();
  await shoot('bans');
  await panel.getByRole('button', { name: 'Back to details' }).click();
  await panel.getByRole('button', { name: 'Invite links' }).click();
  await panel.getByText('1 of 1 used').waitFor();
  await shoot('invites');
  await panel.getByRole('button', { name: 'Create invite link' }).click();
  await panel.getByRole('textbox', { name: 'Invite link' }).waitFor();
  await shoot('invite-made');

  const muted = await stage.arrive('Ben', { ...frame, username: ben.username });
  await muted.signIn();
  await muted.openRoom(room.id);
  await muted.page.getByText('You are muted').waitFor();
  await muted.message('I can be there').waitFor();
  await takePicture(muted.page, 'muted', frame);
}

async function inSettings(frame: Frame, { ada }: Town): Promise<void> {
  const person = await stage.arrive('Ada', { ...frame, username: ada.username });
  const { page } = person;
  const shoot = (screen: string): Promise<void> => takePicture(page, `settings-${screen}`, frame);
  const open = (section: string): Promise<unknown> => page.goto(`${person.url}/settings/${section}`);
  await person.signIn();
  await open('sessions');
  await page.getByText('This device').waitFor();
  await shoot('sessions');
  await open('blocked');
  await page.getByRole('button', { name: 'Unblock' }).waitFor();
  await shoot('blocked');
  await open('account');
  await page.getByRole('button', { name: 'Delete account' }).waitFor();
  await shoot('account');
  await page.getByRole('button', { name: 'Delete account' }).click();
  await shoot('delete-account');
  await page.keyboard.press('Escape');
  await open('security');
  await page.getByRole('button', { name: 'Set up' }).waitFor();
  await shoot('security');
  await secondFactor(person, shoot);
  const late = await stage.arrive('Ada', { ...frame, username: ada.username });
  await late.page.goto(`${late.url}/login`);
  await late.page.getByLabel('Email or username', { exact: true }).fill(ada.username);
  await late.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await late.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await late.page.getByRole('heading', { name: 'One more step' }).waitFor();
  await takePicture(late.page, 'login-code', frame);
}

async function secondFactor({ page }: Person, shoot: (screen: string) => Promise<void>): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Set up' }).click();
  await shoot('second-factor-password');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByRole('img', { name: /QR code/ }).waitFor();
  await shoot('second-factor-scan');
  await dialog.getByText('No camera?').click();
  const key = await dialog.getByRole('textbox', { name: 'Key' }).inputValue();
  const code = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate();
  await dialog.getByLabel('Code from the app').fill(code);
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  await dialog.getByRole('list', { name: 'Recovery codes' }).waitFor();
  await shoot('second-factor-codes');
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 of 10 recovery codes left').waitFor();
  await shoot('security-on');
  await page.getByRole('button', { name: 'Switch off' }).click();
  await shoot('second-factor-off');
}
