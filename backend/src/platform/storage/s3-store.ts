import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { Logger } from '@nestjs/common';
import type { Config } from '../../config/index.js';
import { checkedKey } from './file-key.js';
import { type ByteRange, FileStore } from './file-store.js';
import { storeAway } from './store-away.js';

type Settings = NonNullable<Config['s3']>;

const ATTEMPTS = 3;
const CONNECT_TIMEOUT_MS = 3_000;
/** Without a byte coming or going. */
const SILENCE_TIMEOUT_MS = 30_000;

/** Files in a bucket. The SDK is loaded with the first of them: a server that starts does not wait for it. */
export class S3Store extends FileStore {
  private readonly logger = new Logger('Files');
  private client: Promise<S3Client> | undefined;

  constructor(private readonly settings: Settings) {
    super();
  }

  async put(key: string, localPath: string): Promise<void> {
    const name = checkedKey(key);
    await this.asking('a file could not be kept', async (client) => {
      const { Upload } = await import('@aws-sdk/lib-storage');
      const Body = createReadStream(localPath);
      try {
        const params = { ...this.at(name), Body, ContentType: 'application/octet-stream' };
        // A large file goes in parts; where one fails, those before it are taken back.
        await new Upload({ client, params, queueSize: 2 }).done();
      } finally {
        Body.destroy();
      }
    });
  }

  async read(key: string, range?: ByteRange): Promise<Readable | null> {
    const name = checkedKey(key);
    return this.asking('a file could not be read', async (client) => {
      const { GetObjectCommand } = await import('@aws-sdk/client-s3');
      const Range = range && `bytes=${range.start}-${range.end}`;
      try {
        const { Body } = await client.send(new GetObjectCommand({ ...this.at(name), Range }));
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return null;
        throw error;
      }
    });
  }

  async delete(key: string): Promise<void> {
    const name = checkedKey(key);
    await this.asking('a file could not be deleted', async (client) => {
      const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
      await client.send(new DeleteObjectCommand(this.at(name)));
    });
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.settings.bucket, Key: `files/${key}` };
  }

  private async asking<T>(what: string, work: (client: S3Client) => Promise<T>): Promise<T> {
    try {
      this.client ??= this.connect();
      return await work(await this.client);
    } catch (error) {
      this.logger.error({ err: error }, what);
      throw storeAway(error);
    }
  }

  private async connect(): Promise<S3Client> {
    const { S3Client } = await import('@aws-sdk/client-s3');
    const { endpoint, region, credentials, forcePathStyle } = this.settings;
    return new S3Client({
      region,
      forcePathStyle,
      maxAttempts: ATTEMPTS,
      // Stores that are not Amazon's do not know its newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, socketTimeout: SILENCE_TIMEOUT_MS },
      ...(endpoint !== null && { endpoint }),
      ...(credentials !== null && { credentials }),
    });
  }
}
