import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { InternalHosts } from './internal-hosts.js';
import { OutgoingError } from './outgoing-error.js';
import { isPublic } from './public-addresses.js';

/**
 * Where this server may call: what is checked is the address that is then connected to, whatever a name meant a moment
 * before. An address in the URL itself is not looked up by Node and checked by `requireAllowed`.
 */
export class Reach {
  constructor(private readonly internal: InternalHosts) {}

  /** @throws OutgoingError `address` for what is wrong without asking anybody */
  requireAllowed(url: URL): void {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      throw new OutgoingError('address', 'The address must begin with https:// or http://.');
    }
    if (url.username || url.password) {
      throw new OutgoingError('address', 'The address must not hold a name or a password.');
    }
    const host = hostOf(url);
    if (isIP(host) !== 0 && !this.allows(host)) throw inside(host);
  }

  /** For `http.request`. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const isNamed = this.internal.hasName(hostname);
      const allowed = addresses.filter(({ address }) => isNamed || this.allows(address));
      const [first] = allowed;
      if (!first) return callback(inside(hostname), []);
      if (options.all) callback(null, allowed satisfies LookupAddress[]);
      else callback(null, first.address, first.family);
    });
  };

  private allows(address: string): boolean {
    return isPublic(address) || this.internal.hasAddress(address);
  }
}

/** Without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function inside(host: string): OutgoingError {
  return new OutgoingError(
    'address',
    `${host} is no public address. Whoever runs this server can allow it by OUTGOING_INTERNAL_HOSTS.`,
  );
}
