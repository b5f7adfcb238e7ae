import { hkdfSync } from 'node:crypto';

/** A key for one purpose, of the server's one secret: what is made with it says nothing about the secret or other keys. */
export function derivedKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `parley ${purpose}`, 32));
}
