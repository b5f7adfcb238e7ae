import { createHmac } from 'node:crypto';

/**
 * What a receiver verifies: that the body is ours, and when it was sent. The time is part of what is signed, so that an
 * old delivery cannot be sent again by somebody else later on.
 *
 * @param timestamp seconds since 1970
 */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
