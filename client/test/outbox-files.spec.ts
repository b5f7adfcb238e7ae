import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '@parley/contracts';
import { ClientWorld } from './support/client-world.js';
import { ALICE } from './support/models.js';

/** What becomes of files, from choosing them to the message that has them. */
describe('messages with files', () => {
  let world: ClientWorld;

  beforeEach(async () => {
    world = new ClientWorld();
    world.backend.room();
    world.backend.room('other');
    await world.signIn();
    world.client.timeline('room').open();
    await world.clock.advance(0);
    world.changes.length = 0;
  });

  afterEach(() => world.client.stop());

  const file = (name: string, text = name) => ({ name, content: new Blob([text], { type: 'text/plain' }) });
  /** Chooses files for the room, and gives the ids of their uploads. */
  const choose = (...names: string[]) =>
    world.client.uploads.add(
      'room',
      names.map((name) => file(name)),
    );
  const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);
  const send = (body: string, ...names: string[]) =>
    world.client.outbox.send({ roomId: 'room', body, uploadIds: idsOf(choose(...names)) });
  const items = () => world.client.outbox.items('room');
  const tray = () => world.client.uploads.items('room');
  const stored = () =>
    world.backend.room().messages.map(({ body, attachments }) => [body, attachments.map(({ name }) => name)]);
  const files = () => world.backend.files;
  const offline = (): void => {
    world.network.up = false;
    world.network.cut();
  };
  const backOnline = async (): Promise<void> => {
    world.network.up = true;
    world.wake();
    await world.clock.advance(2_000);
  };

  it('uploads what was chosen at once, with progress, and sends it with the message', async () => {
    world.network.uploadMs = 400;
    const [chosen] = choose('plan.txt');
    expect(chosen).toMatchObject({ name: 'plan.txt', mime: 'text/plain', size: 8, status: 'uploading' });
    await world.clock.advance(200);
    expect(tray()).toMatchObject([{ sentBytes: 4, status: 'uploading' }]);
    await world.clock.advance(200);
    expect(tray()).toMatchObject([{ status: 'uploaded', attachment: { name: 'plan.txt' } }]);
    expect(world.ofType('uploads:changed').length).toBeGreaterThan(4);

    const { id } = await world.client.outbox.send({ roomId: 'room', body: '', uploadIds: idsOf(tray()) });
    expect(tray()).toEqual([]);
    await world.clock.advance(0);
    expect(stored()).toEqual([['', ['plan.txt']]]);
    expect(world.backend.room().messages[0]?.id).toBe(id);
    expect(items()).toEqual([]);
  });

  it('waits for nothing: the message stands there while its files go up, and goes out when they have', async () => {
    world.network.uploadMs = 1_000;
    await send('look', 'a.txt', 'b.txt');
    expect(items()).toMatchObject([
      {
        body: 'look',
        status: 'queued',
        kept: true,
        files: [{ status: 'uploading' }, { status: 'uploading' }],
      },
    ]);
    await world.clock.advance(500);
    expect(items()[0]?.files[0]?.sentBytes).toBeGreaterThan(0);
    expect(stored()).toEqual([]);
    await world.clock.advance(500);
    expect(stored()).toEqual([['look', ['a.txt', 'b.txt']]]);
  });

  it('lets nothing overtake a message that waits for its files', async () => {
    world.network.uploadMs = 1_000;
    await send('first', 'a.txt');
    await send('second');
    await world.client.outbox.send({ roomId: 'other', body: 'elsewhere' });
    await world.clock.advance(500);
    expect(stored()).toEqual([]);
    expect(world.backend.room('other').messages).toHaveLength(1);
    await world.clock.advance(1_000);
    expect(stored().map(([body]) => body)).toEqual(['first', 'second']);
  });

  it('sends a few files at once, and all of them', async () => {
    world.network.uploadMs = 1_000;
    const names = Array.from({ length: 10 }, (_, n) => `${n}.txt`);
    await send('', ...names);
    await world.clock.advance(10_000);
    expect(world.network.uploadingMost).toBe(3);
    expect(stored()).toEqual([['', names]]);
  });

  it('takes no more files than a message may have, nor any that are not there, and loses none of them', async () => {
    const ids = idsOf(choose(...Array.from({ length: 11 }, (_, n) => `${n}.txt`)));
    const sent = world.client.outbox.send({ roomId: 'room', body: 'too many', uploadIds: ids });
    await expect(sent).rejects.toMatchObject({ code: 'VALIDATION' });
    const strange = world.client.outbox.send({
      roomId: 'other',
      body: 'not here',
      uploadIds: ids.slice(0, 1),
    });
    await expect(strange).rejects.toMatchObject({ code: 'VALIDATION' });
    expect(tray()).toHaveLength(11);
    expect(items()).toEqual([]);
  });

  it('pauses without a network, and begins the one file again that was under way', async () => {
    world.network.uploadMs = 1_000;
    await send('', 'a.txt', 'b.txt', 'c.txt', 'd.txt');
    await world.clock.advance(1_500);
    expect(files().received).toEqual(['a.txt', 'b.txt', 'c.txt']);
    offline();
    await world.clock.advance(60_000);
    expect(items()[0]).toMatchObject({
      status: 'queued',
      files: [
        { status: 'uploaded' },
        { status: 'uploaded' },
        { status: 'uploaded' },
        { status: 'waiting', sentBytes: 0 },
      ],
    });
    await backOnline();
    expect(files().received).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt']);
    expect(stored()).toEqual([['', ['a.txt', 'b.txt', 'c.txt', 'd.txt']]]);
  });

  it('leaves a line on which nothing moves when the connection is back', async () => {
    world.network.uploadMs = 10 * 60_000;
    choose('a.txt');
    await world.clock.advance(0);
    world.network.cut();
    await world.clock.advance(30_000);
    world.network.uploadMs = 0;
    world.network.cut();
    await world.clock.advance(30_000);
    expect(tray()).toMatchObject([{ status: 'uploaded' }]);
  });

  it('keeps what was written and chosen without a network over a closed tab, and sends it in order', async () => {
    offline();
    await send('before');
    const { id } = await send('with files', 'a.txt', 'b.txt');
    await send('after');
    await world.reopen();
    expect(items().map(({ body, files }) => [body, files.map(({ name }) => name)])).toEqual([
      ['before', []],
      ['with files', ['a.txt', 'b.txt']],
      ['after', []],
    ]);
    const again = await world.client.uploads.content(items()[1]?.files[0]?.id ?? '');
    expect(await again?.text()).toBe('a.txt');
    await backOnline();
    expect(stored()).toEqual([
      ['before', []],
      ['with files', ['a.txt', 'b.txt']],
      ['after', []],
    ]);
    expect(world.backend.room().messages[1]?.id).toBe(id);
    expect(await world.storage.outbox.load(ALICE)).toEqual([]);
  });

  it('uploads nothing twice that had arrived before the tab was closed', async () => {
    world.network.uploadMs = 1_000;
    await send('', 'a.txt', 'b.txt', 'c.txt', 'd.txt');
    await world.clock.advance(1_000);
    offline();
    await world.clock.advance(0);
    await world.reopen();
    await backOnline();
    expect(files().received).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt']);
    expect(stored()).toEqual([['', ['a.txt', 'b.txt', 'c.txt', 'd.txt']]]);
  });

  it('uploads once more what the server let go of in the meantime', async () => {
    world.network.uploadMs = 1_000;
    const { id } = await send('', 'a.txt', 'b.txt', 'c.txt', 'd.txt');
    await world.clock.advance(1_000);
    offline();
    files().unsent.clear();
    await backOnline();
    await world.clock.advance(5_000);
    expect(stored()).toEqual([['', ['a.txt', 'b.txt', 'c.txt', 'd.txt']]]);
    expect(world.backend.room().messages[0]?.id).toBe(id);
  });

  it.each<ErrorCode>(['TOO_LARGE', 'VALIDATION', 'UNSUPPORTED_MEDIA'])(
    'keeps the text and the other files of a message when one is refused with %s',
    async (code) => {
      files().refusals.push(code);
      const { id } = await send('the text', 'bad.txt', 'good.txt');
      await send('behind it');
      await world.clock.advance(0);
      expect(stored()).toEqual([['behind it', []]]);
      expect(items()).toMatchObject([
        {
          body: 'the text',
          status: 'failed',
          error: { code },
          files: [
            { name: 'bad.txt', status: 'failed', error: { code } },
            { name: 'good.txt', status: 'uploaded' },
          ],
        },
      ]);
      await world.reopen();
      await world.clock.advance(1_000);
      expect(items()).toMatchObject([
        { status: 'failed', files: [{ status: 'failed' }, { status: 'uploaded' }] },
      ]);

      await world.client.outbox.removeFile(id, items()[0]?.files[0]?.id ?? '');
      await world.clock.advance(0);
      expect(stored().at(-1)).toEqual(['the text', ['good.txt']]);
      expect(await world.storage.outbox.load(ALICE)).toEqual([]);
    },
  );

  it('tries a refused file again when somebody wants it', async () => {
    files().refusals.push('TOO_LARGE');
    const { id } = await send('', 'a.txt');
    await world.clock.advance(0);
    expect(items()).toMatchObject([{ status: 'failed' }]);
    await world.client.outbox.retry(id);
    await world.clock.advance(0);
    expect(stored()).toEqual([['', ['a.txt']]]);
  });

  it('waits out a store that is away for a moment, says why, and asks a person when it stays away', async () => {
    files().refusals.push('UNAVAILABLE');
    await send('', 'a.txt');
    await world.clock.advance(100);
    expect(items()).toMatchObject([{ files: [{ status: 'waiting', error: { code: 'UNAVAILABLE' } }] }]);
    await world.clock.advance(5_000);
    expect(stored()).toEqual([['', ['a.txt']]]);

    files().refusals.push(...Array<ErrorCode>(5).fill('UNAVAILABLE'));
    await send('text', 'b.txt');
    await world.clock.advance(60_000);
    expect(items()).toMatchObject([{ body: 'text', status: 'failed', error: { code: 'UNAVAILABLE' } }]);
  });

  it('cancels what is under way, and takes back what has arrived', async () => {
    world.network.uploadMs = 1_000;
    const { id } = await send('never mind', 'a.txt', 'b.txt', 'c.txt', 'd.txt');
    await world.clock.advance(1_500);
    expect(files().unsent.size).toBe(3);
    await world.client.outbox.discard(id);
    await world.clock.advance(5_000);
    expect(items()).toEqual([]);
    expect(files().received).toHaveLength(3);
    expect(files().unsent.size).toBe(0);
    expect(await world.storage.outbox.load(ALICE)).toEqual([]);
  });

  it('stops a file that is removed while its message is written, and takes back one that has arrived', async () => {
    world.network.uploadMs = 1_000;
    const [arrived] = choose('arrived.txt');
    await world.clock.advance(1_000);
    const [halfway] = choose('halfway.txt');
    await world.clock.advance(500);
    for (const chosen of [arrived, halfway]) world.client.uploads.remove(chosen?.id ?? '');
    await world.clock.advance(5_000);
    expect(tray()).toEqual([]);
    expect(world.network.uploading).toBe(0);
    expect(files().received).toEqual(['arrived.txt']);
    expect(files().unsent.size).toBe(0);
  });

  it('does not discard a message that may have been sent', async () => {
    world.network.weather = { ...world.network.weather, loseAnswers: 1, loseEvents: 1 };
    const { id } = await send('on its way');
    await world.clock.advance(0);
    await world.client.outbox.discard(id);
    expect(items()).toHaveLength(1);
  });

  it('takes one file out of a message that waits, and the whole message with its last one', async () => {
    offline();
    const { id } = await send('', 'a.txt', 'b.txt');
    const [a, b] = idsOf(items()[0]?.files ?? []);
    await world.client.outbox.removeFile(id, a ?? '');
    expect(items()[0]?.files).toMatchObject([{ name: 'b.txt' }]);
    expect(await world.storage.outbox.content(ALICE, a ?? '')).toBeNull();
    expect(await world.storage.outbox.content(ALICE, b ?? '')).not.toBeNull();
    await world.client.outbox.removeFile(id, b ?? '');
    expect(items()).toEqual([]);
  });

  it('says so when the device has no room for the files, sends them still, and keeps the text', async () => {
    world.storage.outbox.saveWithFiles = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    offline();
    await send('too much', 'a.txt');
    expect(items()).toMatchObject([{ kept: false, status: 'queued' }]);
    await world.reopen();
    await backOnline();
    expect(items()).toMatchObject([{ body: 'too much', status: 'failed', error: { code: 'GONE' } }]);
  });

  it('leaves nothing of it on the device when somebody signs out', async () => {
    offline();
    const { files: waiting } = await send('secret', 'secret.txt');
    choose('draft.txt');
    await world.run(world.client.session.logout());
    await world.clock.advance(0);
    expect(tray()).toEqual([]);
    expect(await world.storage.outbox.load(ALICE)).toEqual([]);
    expect(await world.storage.outbox.content(ALICE, waiting[0]?.id ?? '')).toBeNull();
  });
});
