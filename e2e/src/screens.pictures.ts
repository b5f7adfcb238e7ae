import { afterEach, it } from '@jest/globals';
import { ApiPerson } from './support/api.js';
import { FRAMES, takePicture } from './support/gallery.js';
import type { Person } from './support/person.js';
import { useStage } from './support/stage.js';
import { Tunnel } from './support/tunnel.js';

const stage = useStage({ DEMO_USERS: 'true' });
let tunnel: Tunnel;

afterEach(() => tunnel.close());

/** One screen after the other, as alice of the demo data finds them. */
for (const frame of FRAMES) {
  const { name, viewport, colorScheme } = frame;
  it(`every screen, ${name} wide, ${colorScheme}`, async () => {
    tunnel = await Tunnel.to(stage.product.url);
    const alice = await stage.arrive('Alice', {
      viewport,
      colorScheme,
      username: 'alice',
      via: tunnel.url,
    });
    const shoot = (screen: string): Promise<void> => takePicture(alice.page, screen, frame);

    await alice.page.goto(`${alice.url}/login`);
    await alice.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await shoot('login');
    await alice.page.goto(`${alice.url}/register`);
    await alice.page.getByLabel('Email', { exact: true }).fill('not an address');
    await alice.page.getByRole('button', { name: 'Create account' }).click();
    await shoot('register-refused');

    await alice.signIn('alice', 'password');
    await alice.rooms.getByRole('listitem').first().waitFor();
    await shoot('rooms');

    const rows = alice.rooms.getByRole('listitem');
    const count = Math.min(await rows.count(), 4);
    for (let n = 0; n < count; n++) {
      await rows.nth(n).getByRole('link').click();
      await alice.timeline.getByRole('article').first().waitFor();
      await shoot(`room-${n + 1}`);
      if (n === 0) {
        const people = alice.page.getByRole('button', { name: /^People/ });
        if (viewport.width < 1200 && (await people.count())) {
          await people.click();
          await shoot('people');
          await alice.page.getByRole('button', { name: 'Close details' }).click();
        }
      }
      if (viewport.width < 700) await alice.page.getByRole('button', { name: 'Back to rooms' }).click();
    }

    await alice.page.goto(`${alice.url}/rooms/browse`);
    await shoot('browse');
    await alice.page.goto(`${alice.url}/settings`);
    await shoot('settings');
    await alice.page.goto(`${alice.url}/rooms`);
    await alice.rooms.getByRole('listitem').first().waitFor();
    await alice.page.getByRole('button', { name: 'New room' }).first().click();
    await alice.page.getByRole('dialog').waitFor();
    await shoot('new-room');
    await alice.page.keyboard.press('Escape');

    await longRoom(alice, shoot);
    tunnel.cut();
    await alice.page
      .getByRole('status')
      .filter({ hasText: /connection|connecting/i })
      .waitFor();
    await alice.say('Written in the tunnel, it waits here.');
    await shoot('offline');
  });
}

async function longRoom(alice: Person, shoot: (screen: string) => Promise<void>): Promise<void> {
  const bertil = await ApiPerson.register(stage.product.url, 'Bertil Oskar Alexander von und zu Hohenlohe');
  const room = await bertil.createRoom({
    name: `${Date.now()}: a room with a name that is a good deal longer than anybody has a need of`.slice(
      0,
      80,
    ),
    kind: 'public',
  });
  await alice.joinRoom(room.id);
  await shoot('empty-room');
  await bertil.say(room.id, `One word: ${'Donaudampfschifffahrtsgesellschaft'.repeat(6)}`);
  await bertil.say(room.id, 'שלום עולם, this goes from right to left.');
  await bertil.say(
    room.id,
    'Code that is wide:\n```ts\nconst answer = await fetch(`https://example.com/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ a: 1 }) });\nexport function f(x: number): string { return String(x); }\n```',
  );
  await bertil.say(
    room.id,
    '> A quotation\n\n- one\n- two\n- three\n\n1. first\n2. second\n\n**bold**, *italic*, ~~struck~~, `code`, https://example.com/a/rather/long/address?with=parameters&and=more',
  );
  await bertil.say(room.id, '🎉');
  await alice.message('A quotation').waitFor();
  await alice.say('A short answer of mine.');
  await alice.message('A short answer of mine.').waitFor();
  await shoot('long-names');
}
