import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { SecretBox } from '../platform/secrets/index.js';

const BYTES = 32;

/** What deliveries are signed with. It cannot be hashed, as it is needed each time: so it is encrypted. */
@Injectable()
export class HookSecrets {
  private readonly box: SecretBox;

  constructor(config: Config) {
    this.box = new SecretBox(config.tokens.secret, 'outgoing webhooks');
  }

  make(hookId: string): { secret: string; sealed: Buffer } {
    const secret = randomBytes(BYTES).toString('base64url');
    return { secret, sealed: this.box.seal(Buffer.from(secret), hookId) };
  }

  /** `null` once the server's own secret is another. */
  open(sealed: Buffer, hookId: string): string | null {
    const secret = this.box.open(sealed, hookId);
    return secret && Buffer.from(secret).toString();
  }
}
