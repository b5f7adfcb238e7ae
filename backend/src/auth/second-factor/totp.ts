import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Steps that a clock may be early or late. */
const WINDOW = 1;
const SECRET_BYTES = 20;

function authenticator(secret: Secret, label = 'account'): TOTP {
  return new TOTP({ issuer: 'Parley', label, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret });
}

export function newSecret(): Uint8Array {
  return new Secret({ size: SECRET_BYTES }).bytes;
}

/** What an authenticator is told of a secret: to type it in, and as the address of a QR code. */
export function setupOf(secret: Uint8Array, username: string): { secret: string; otpauthUrl: string } {
  const shared = new Secret({ buffer: new Uint8Array(secret).buffer });
  return { secret: shared.base32, otpauthUrl: authenticator(shared, username).toString() };
}

/** The 30-second step, counted from 1970, of which this is the code; `null` where it is of none that is near. */
export function stepOf(code: string, secret: Uint8Array, now = Date.now()): number | null {
  const shared = new Secret({ buffer: new Uint8Array(secret).buffer });
  const delta = authenticator(shared).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
}
