import { isIP } from 'node:net';
import { USERNAME_PATTERN } from '@parley/contracts';
import { parsed } from './variable.js';

function parseUrl(value: string, protocols: readonly string[]): URL | undefined {
  const url = URL.parse(value);
  return url && protocols.includes(url.protocol) ? url : undefined;
}

/** Only scheme, host and port: what browsers send as `Origin`. */
function parseOrigin(value: string): string | undefined {
  const url = parseUrl(value, ['http:', 'https:']);
  return url && url.pathname === '/' && !url.search && !url.hash && !url.username ? url.origin : undefined;
}

export const origin = parsed(
  'an address with scheme and host and no path',
  'https://chat.example.com',
  parseOrigin,
);

export const origins = parsed(
  'addresses with scheme and host and no path, separated by commas',
  'https://chat.example.com',
  (value) => {
    const all = value.split(',').map((item) => parseOrigin(item.trim()));
    return all.every((item) => item !== undefined) ? all : undefined;
  },
);

export const postgresUrl = parsed(
  'an address of PostgreSQL',
  'postgres://parley:secret@localhost:5432/parley',
  (value) => parseUrl(value, ['postgres:', 'postgresql:'])?.href,
);

export const redisUrl = parsed(
  'an address of Redis',
  'redis://localhost:6379',
  (value) => parseUrl(value, ['redis:', 'rediss:'])?.href,
);

export const httpUrl = parsed(
  'an address with http or https',
  'https://s3.example.com',
  (value) => parseUrl(value, ['http:', 'https:'])?.href,
);

export const smtpUrl = parsed(
  'an address of a mail server',
  'smtps://parley:secret@mail.example.com',
  (value) => {
    const url = parseUrl(value, ['smtp:', 'smtps:']);
    return url?.hostname ? url.href : undefined;
  },
);

export const mailFrom = parsed(
  'an e-mail address, alone or as Name <address>',
  'Parley <parley@example.com>',
  (value) =>
    /^(?:[^<>\r\n]+ )?<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(value) ? value : undefined,
);

/** Which proxies may tell the client's address: none, that many of them, or these networks. */
export type TrustProxy = false | number | string[];

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function isNetwork(value: string): boolean {
  return NAMED_NETWORKS.includes(value) || isAddressOrNetwork(value);
}

function isAddressOrNetwork(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const HOST_NAME = /^(?=.{1,253}$)[a-z\d_]([a-z\d_-]{0,62})(\.[a-z\d_-]{1,63})*$/i;

export const hosts = parsed(
  'names, addresses or networks of hosts, separated by commas',
  'ci.intranet.example.com',
  (value) => {
    const all = value.split(',').map((item) => item.trim());
    return all.every((item) => HOST_NAME.test(item) || isAddressOrNetwork(item)) ? all : undefined;
  },
);

export const trustProxy = parsed<TrustProxy>(
  'false, the number of proxies in front, or their addresses or networks separated by commas',
  'false',
  (value) => {
    if (value === 'false') return false;
    if (/^\d{1,2}$/.test(value)) return Number(value);
    const networks = value.split(',').map((item) => item.trim());
    return networks.every(isNetwork) ? networks : undefined;
  },
);

export const username = parsed('a username, 3 to 32 of a-z 0-9 . _ -', 'alice', (value) =>
  USERNAME_PATTERN.test(value) ? value : undefined,
);
