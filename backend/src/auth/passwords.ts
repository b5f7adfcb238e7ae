import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's recommendation for argon2id, which is the library's own choice: 19 MiB, two passes. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Passwords, as argon2id hashes. */
@Injectable()
export class Passwords {
  /** Of a password that nobody has: checking against it takes as long as checking a real one. */
  private readonly decoy = hash('nobody has this password', PARAMETERS);

  hash(password: string): Promise<string> {
    return hash(password, PARAMETERS);
  }

  /** Without a hash (an unknown account, a guest) the answer is no, after the same time. */
  async matches(password: string, passwordHash: string | null | undefined): Promise<boolean> {
    const right = await verify(passwordHash ?? (await this.decoy), password);
    return right && typeof passwordHash === 'string';
  }
}
