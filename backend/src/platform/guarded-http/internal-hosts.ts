import { isIP } from 'node:net';
import { isWithin, networks } from './public-addresses.js';

/** The hosts of the operator's own network that may be reached all the same (`OUTGOING_INTERNAL_HOSTS`). */
export class InternalHosts {
  private readonly names: ReadonlySet<string>;
  private readonly networks: ReturnType<typeof networks>;

  /** @param hosts names, addresses and networks such as `10.1.0.0/16` */
  constructor(hosts: readonly string[]) {
    const isAddress = (host: string): boolean => isIP(host) !== 0 || host.includes('/');
    this.names = new Set(hosts.filter((host) => !isAddress(host)).map((name) => name.toLowerCase()));
    this.networks = networks(hosts.filter(isAddress));
  }

  hasName(name: string): boolean {
    return this.names.has(name.toLowerCase());
  }

  hasAddress(address: string): boolean {
    return isWithin(address, this.networks);
  }
}
