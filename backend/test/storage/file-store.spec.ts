import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DiskStore, type FileStore, newFileKey, S3Store } from '../../src/platform/storage/index.js';
import { BUCKET, CREDENTIALS, startS3 } from './s3-server.js';

/** What every store holds to, whatever it keeps its files in. */

interface Place {
  readonly store: FileStore;
  /** From now on it cannot be written to. */
  takeAway(): Promise<void>;
  close(): Promise<void>;
}

const s3 = (endpoint: string, bucket = BUCKET): S3Store =>
  new S3Store({ endpoint, bucket, region: 'us-east-1', credentials: CREDENTIALS, forcePathStyle: true });

const PLACES: Record<string, () => Promise<Place>> = {
  'on disk': () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-files-'));
    const files = join(folder, 'files');
    return Promise.resolve({
      store: new DiskStore(files),
      takeAway: () => {
        rmSync(files, { recursive: true, force: true });
        // Not by permissions, which root has all of.
        writeFileSync(files, 'no folder');
        return Promise.resolve();
      },
      close: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    });
  },
  'in S3': async () => {
    const server = await startS3();
    let isThere = true;
    const takeAway = async (): Promise<void> => {
      if (isThere) await server.close();
      isThere = false;
    };
    return { store: s3(server.url), takeAway, close: takeAway };
  },
};

let folder: string;

beforeAll(() => {
  Logger.overrideLogger(false);
  folder = mkdtempSync(join(tmpdir(), 'parley-sources-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function source(content: Buffer | string): string {
  const path = join(folder, newFileKey());
  writeFileSync(path, content);
  return path;
}

const contentOf = async (stream: Readable | null): Promise<Buffer | null> => stream && buffer(stream);
const unavailable = expect.objectContaining({ code: 'UNAVAILABLE' });

describe.each(Object.entries(PLACES))('%s', (_, open) => {
  let place: Place;

  beforeAll(async () => {
    place = await open();
  });

  afterAll(() => place?.close());

  test('what is put can be read, whole', async () => {
    const key = newFileKey();
    const path = source('hello');
    await place.store.put(key, path);
    expect((await contentOf(await place.store.read(key)))?.toString()).toBe('hello');
    expect(existsSync(path)).toBe(true);
  });

  test('and in parts', async () => {
    const key = newFileKey();
    await place.store.put(key, source('0123456789'));
    expect((await contentOf(await place.store.read(key, { start: 2, end: 4 })))?.toString()).toBe('234');
    expect((await contentOf(await place.store.read(key, { start: 9, end: 9 })))?.toString()).toBe('9');
  });

  test('a large file comes back as it was', async () => {
    const key = newFileKey();
    const content = randomBytes(12_000_000);
    await place.store.put(key, source(content));
    expect((await contentOf(await place.store.read(key)))?.equals(content)).toBe(true);
  });

  test('what is not there is null to read and no error to delete', async () => {
    expect(await place.store.read(newFileKey())).toBeNull();
    await place.store.delete(newFileKey());
  });

  test('what is deleted is gone', async () => {
    const key = newFileKey();
    await place.store.put(key, source('gone'));
    await place.store.delete(key);
    expect(await place.store.read(key)).toBeNull();
  });

  test.each(['../../etc/passwd', 'a/b', '', 'A'.repeat(32), `${newFileKey()}\0`])(
    'nothing but a key leads to a file: %j',
    async (key) => {
      const path = source('x');
      await expect(place.store.put(key, path)).rejects.toThrow('no key');
      await expect(place.store.read(key)).rejects.toThrow('no key');
      await expect(place.store.delete(key)).rejects.toThrow('no key');
    },
  );

  test('where it is away it says so, in words for people', async () => {
    const key = newFileKey();
    const path = source('late');
    await place.takeAway();
    await expect(place.store.put(key, path)).rejects.toEqual(unavailable);
    await expect(place.store.put(key, path)).rejects.toThrow(/cannot reach its files/);
  });
});

test('a bucket that is not there is a store that is away', async () => {
  const server = await startS3();
  try {
    await expect(s3(server.url, 'another').put(newFileKey(), source('x'))).rejects.toEqual(unavailable);
    await expect(s3(server.url, 'another').read(newFileKey())).rejects.toEqual(unavailable);
  } finally {
    await server.close();
  }
});

test('on a full disk nothing half written stays', async () => {
  const root = mkdtempSync(join(tmpdir(), 'parley-full-'));
  const key = newFileKey();
  const shard = join(root, key.slice(0, 2), key.slice(2, 4));
  // The place of the file is a folder with something in it: the last step, the move, fails.
  mkdirSync(join(shard, key, 'in the way'), { recursive: true });
  await expect(new DiskStore(root).put(key, source('x'))).rejects.toEqual(unavailable);
  expect(readdirSync(shard)).toEqual([key]);
  rmSync(root, { recursive: true });
});
