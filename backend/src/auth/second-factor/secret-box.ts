import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/index.js';
import { derivedKey } from '../derived-key.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps the secrets of authenticators unreadable in the database and its backups. Each is bound to its account, so that
 * one cannot be put in another's place.
 *
 * The key comes of the server's secret: when that is changed, nothing can be opened any more. Recovery codes, which are
 * hashed and not encrypted, go on working.
 */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;

  constructor(config: Config) {
    this.key = derivedKey(config.tokens.secret, 'second factor');
  }

  seal(secret: Uint8Array, userId: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, iv).setAAD(Buffer.from(userId));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** `null` for what was sealed with another key, or for another account. */
  open(box: Buffer, userId: string): Uint8Array | null {
    const iv = box.subarray(0, IV_BYTES);
    const tag = box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(userId))
        .setAuthTag(tag);
      return Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    } catch {
      return null;
    }
  }
}
