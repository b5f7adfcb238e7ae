import type { Id, Me } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { type Transaction, Transactions } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import type { Download } from '../platform/http/index.js';
import { Images } from '../platform/images/index.js';
import { Files } from '../platform/storage/index.js';
import { type ReceivedFile, Spool } from '../platform/uploads/index.js';
import { Accounts } from './accounts.service.js';
import { AvatarsRepository } from './avatars.repository.js';

/** Of the key of a picture, so much is in its address: another picture, another address. */
const VERSION_LENGTH = 16;

/** Pictures of people: squares of 512 pixels, made anew of what was sent. Everybody signed in sees them. */
@Injectable()
export class AvatarsService {
  constructor(
    private readonly accounts: Accounts,
    private readonly avatars: AvatarsRepository,
    private readonly files: Files,
    private readonly images: Images,
    private readonly spool: Spool,
    private readonly transactions: Transactions,
  ) {}

  /** @throws ChatError VALIDATION for what is no image, UNAVAILABLE */
  async set({ userId }: Actor, file: ReceivedFile): Promise<Me> {
    const path = await this.spool.place();
    try {
      const { size } = await this.images.avatar(file.path, path);
      await this.replace(userId, await this.files.keep([path]), size);
    } finally {
      await this.spool.remove(path);
    }
    await this.accounts.tellChanged(userId);
    return this.accounts.me(userId);
  }

  /** Without one nothing changes. */
  async remove({ userId }: Actor): Promise<void> {
    await this.transactions.run((tx) => this.removeOf(tx, userId));
    this.files.sweepSoon();
    await this.accounts.tellChanged(userId);
  }

  /** In the transaction that deletes the account. */
  async removeOf(tx: Transaction, userId: Id): Promise<void> {
    const before = await this.avatars.replace(tx, userId, null);
    if (before !== null) await this.files.release(tx, [before]);
  }

  /** @throws ChatError NOT_FOUND for who has none, or another one now */
  async find(userId: Id, version: string): Promise<Download> {
    const avatar = await this.avatars.find(userId);
    if (!avatar || versionOf(avatar.key) !== version) throw noSuchPicture();
    const { key, size } = avatar;
    return {
      name: 'avatar.webp',
      mime: 'image/webp',
      size,
      open: async (range) => {
        const content = await this.files.read(key, range);
        if (!content) throw noSuchPicture();
        return content;
      },
    };
  }

  private async replace(userId: Id, keys: readonly string[], size: number): Promise<void> {
    const [key = ''] = keys;
    const url = `/api/v1/users/${userId}/avatar/${versionOf(key)}`;
    try {
      await this.transactions.run(async (tx) => {
        await this.files.claim(tx, keys);
        const before = await this.avatars.replace(tx, userId, { key, size, url });
        if (before !== null) await this.files.release(tx, [before]);
      });
    } catch (error) {
      await this.files.abandon(keys);
      throw error;
    }
    this.files.sweepSoon();
  }
}

const versionOf = (key: string): string => key.slice(0, VERSION_LENGTH);
const noSuchPicture = (): ChatError => new ChatError('NOT_FOUND', 'There is no such picture.');
