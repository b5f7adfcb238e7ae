import { BlockList } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What `ipaddr.js` takes for public and is not: networks for measuring, for documents, for translating protocols. */
const NOT_PUBLIC = networks([
  '198.18.0.0/15',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.175.48.0/24',
  '2001::/23',
  '3fff::/20',
]);
/** All of IPv6 that is given to the public so far. What carries an IPv4 address inside lies outside, or is named. */
const PUBLIC_IPV6 = networks(['2000::/3']);

/**
 * Whether an address is one of the public internet: not this machine, nor a private network, nor one of those that a
 * cloud answers its machines at, in whatever form it is written. What cannot be read is not.
 */
export function isPublic(text: string): boolean {
  const address = read(text);
  if (!address || address.range() !== 'unicast') return false;
  if (isWithin(text, NOT_PUBLIC)) return false;
  return address.kind() === 'ipv4' || isWithin(text, PUBLIC_IPV6);
}

export function isWithin(text: string, list: BlockList): boolean {
  const address = read(text);
  return address !== undefined && list.check(address.toString(), address.kind());
}

/** @param all addresses, or networks such as `10.1.0.0/16`; well-formed */
export function networks(all: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of all) {
    const [text = '', bits] = one.split('/');
    const address = ipaddr.parse(text);
    const whole = address.kind() === 'ipv4' ? 32 : 128;
    list.addSubnet(address.toString(), bits === undefined ? whole : Number(bits), address.kind());
  }
  return list;
}

/** IPv4 inside IPv6 (`::ffff:127.0.0.1`) is taken as what it leads to. */
function read(text: string) {
  return ipaddr.isValid(text) ? ipaddr.process(text) : undefined;
}
