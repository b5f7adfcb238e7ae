import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const BYTES = 24;

/** 192 random bits, in 32 characters that need no escaping in an address. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is stored of one. Without a salt, because nobody can guess it. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function isRight(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(secret), hash);
}

/**
 * The id of the message that a key stands for, always the same for the same webhook: in the form of a UUIDv7, though
 * there is no time in it.
 */
export function idOfKey(hookId: string, key: string): string {
  const bytes = createHash('sha256').update(`${hookId}\n${key}`).digest().subarray(0, 16);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
