import { LIMITS } from '@parley/contracts';
import {
  hosts,
  httpUrl,
  mailFrom,
  origin,
  origins,
  postgresUrl,
  redisUrl,
  smtpUrl,
  trustProxy,
  username,
} from './kinds.js';
import { flag, oneOf, optional, text, variable, wholeNumber } from './variable.js';

const limit = wholeNumber(0, 1_000_000_000);
const seconds = wholeNumber(1, 1_000_000_000);

/**
 * Every variable that the server reads; there are no others, but that each secret one may stand in a file which
 * `<NAME>_FILE` names. An empty value counts as unset.
 */
export const VARIABLES = {
  NODE_ENV: variable(oneOf(['development', 'test', 'production']), {
    default: 'development',
    description: 'In production a JWT_SECRET must be set and there are no demo users.',
  }),
  PORT: variable(wholeNumber(0, 65_535), {
    default: '3000',
    description: 'Port of the page and the API. 0 takes any free one.',
  }),
  HOST: variable(text, {
    default: '0.0.0.0',
    description: 'Network address to listen on. 127.0.0.1 is for this machine only.',
  }),
  DATA_DIR: variable(text, {
    default: './data',
    description:
      'Folder for what the server keeps itself: the embedded database and secrets made at the first start.',
  }),
  DATABASE_URL: optional(postgresUrl, {
    description: 'PostgreSQL 15 or newer. Unset: one is started and kept in DATA_DIR.',
    secret: true,
  }),
  DATABASE_PASSWORD: optional(text, {
    description: 'Password for DATABASE_URL, in place of one in the address.',
    secret: true,
  }),
  DATABASE_POOL_SIZE: variable(wholeNumber(2, 1000), {
    default: '10',
    description: 'Connections to PostgreSQL that one instance opens at most.',
  }),
  REDIS_URL: optional(redisUrl, {
    description: 'Redis 6 or newer, through which several instances work as one. Unset: a single instance.',
    secret: true,
  }),
  REDIS_PASSWORD: optional(text, {
    description: 'Password for REDIS_URL, in place of one in the address.',
    secret: true,
  }),
  JWT_SECRET: optional(text, {
    description:
      'Signs access tokens; the same on every instance, at least 32 characters. ' +
      'Unset outside production: made at the first start and kept in DATA_DIR.',
    secret: true,
    example: 'the output of "openssl rand -hex 32"',
  }),
  PUBLIC_URL: optional(origin, {
    description: 'Address under which people reach the page, where it is not that of the server itself.',
  }),
  SMTP_URL: optional(smtpUrl, {
    description:
      'Mail server for links that reset a password or confirm an address; needs MAIL_FROM, and PUBLIC_URL in production. ' +
      'Unset: mails are written as files to mails in DATA_DIR.',
    secret: true,
  }),
  MAIL_FROM: optional(mailFrom, { description: 'Sender of those mails.' }),
  ALLOWED_ORIGINS: optional(origins, {
    description: 'Further pages that may use the API and open sockets from a browser, separated by commas.',
    example: 'https://intranet.example.com',
  }),
  LINK_PREVIEWS: variable(flag, {
    default: 'true',
    description:
      'Whether the server asks the pages behind links in messages for a title and a picture. It never asks a private network.',
  }),
  OUTGOING_INTERNAL_HOSTS: optional(hosts, {
    description:
      'Hosts inside your own network that webhooks and other calls to addresses from people may reach: names, addresses ' +
      'or networks, separated by commas. Unset: public addresses alone.',
    example: 'ci.intranet.example.com, 10.1.0.0/16',
  }),
  TRUST_PROXY: variable(trustProxy, {
    default: 'false',
    description:
      'Proxies whose X-Forwarded-For is believed: their number (1 for one nginx in front), or their addresses or networks.',
  }),
  LOG_LEVEL: optional(oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), {
    description: 'How much is logged. Unset: info in production, warn elsewhere.',
    example: 'info',
  }),
  LIMIT_MESSAGES_PER_MINUTE: variable(limit, {
    default: '60',
    description:
      'New messages a minute and user, over all devices and instances. 0 is no limit, here and below.',
  }),
  LIMIT_TYPING_PER_MINUTE: variable(limit, {
    default: '10',
    description: 'Typing events a minute and user.',
  }),
  LIMIT_PINGS_PER_MINUTE: variable(limit, { default: '30', description: 'Pings a minute and user.' }),
  LIMIT_LOGIN_FAILURES_PER_MINUTE: variable(limit, {
    default: '10',
    description: 'Failed log-ins a minute and network address.',
  }),
  LIMIT_LOGIN_FAILURES_PER_ACCOUNT: variable(limit, {
    default: '20',
    description:
      'Failed log-ins an hour to one account from devices that have never signed in to it. After them such devices wait ' +
      'longer with each further failure, 15 minutes at most; the owner’s own devices do not.',
  }),
  LIMIT_MAILS_PER_HOUR: variable(limit, {
    default: '5',
    description: 'Mails of one kind an hour to one account.',
  }),
  LIMIT_REGISTRATIONS_PER_MINUTE: variable(limit, {
    default: '20',
    description: 'Registrations, guests among them, a minute and network address.',
  }),
  LIMIT_SOCKETS_PER_USER: variable(limit, { default: '10', description: 'Open sockets a user.' }),
  LIMIT_ROOMS_PER_USER: variable(limit, { default: '500', description: 'Rooms a user can be in.' }),
  LIMIT_CONNECTIONS_PER_SECOND: variable(limit, {
    default: '100',
    description:
      'New sockets a second that one instance lets in. The others are told when to come back, one after the other.',
  }),
  LIMIT_PACKETS_PER_SECOND: variable(limit, {
    default: '100',
    description:
      'Packets a second that one connection may send, and ten times as many at once. Above, it is closed.',
  }),
  LIMIT_SYNCS_AT_ONCE: variable(limit, {
    default: '16',
    description:
      'Clients that one instance brings up to date at once. What they ask the database for is asked for together.',
  }),
  LIMIT_SYNCS_WAITING: variable(limit, {
    default: '200',
    description: 'Clients that may wait for that on one instance. The others are told to ask again later.',
  }),
  LIMIT_GRAPHQL_DEPTH: variable(limit, {
    default: '10',
    description: 'How deep the fields of one GraphQL operation may lie in each other.',
  }),
  LIMIT_GRAPHQL_COST: variable(limit, {
    default: '10000',
    description:
      'What one GraphQL operation may cost: 1 for each field, in lists times the items that are asked for, and 500 for ' +
      'each mutation.',
  }),
  LIMIT_GRAPHQL_SUBSCRIPTIONS: variable(limit, {
    default: '50',
    description: 'GraphQL subscriptions that one WebSocket may have at once.',
  }),
  MESSAGE_MAX_LENGTH: variable(wholeNumber(1, 100_000), {
    default: String(LIMITS.messageMaxLength),
    description: 'Characters of a message.',
  }),
  ATTACHMENT_MAX_BYTES: variable(wholeNumber(1, 10_000_000_000), {
    default: String(LIMITS.attachmentMaxBytes),
    description: 'Bytes of an attachment.',
  }),
  LIMIT_UPLOADS_PER_MINUTE: variable(limit, {
    default: '60',
    description: 'Files, pictures of oneself among them, that a user sends to the server in a minute.',
  }),
  LIMIT_UNSENT_BYTES_PER_USER: variable(wholeNumber(0, 1_000_000_000_000), {
    default: '1073741824',
    description: 'Bytes of files that a user may have uploaded and not sent yet. They go after a day.',
  }),
  LIMIT_SEARCHES_PER_MINUTE: variable(limit, {
    default: '120',
    description: 'Searches for messages a minute and user.',
  }),
  LIMIT_DRAFTS_PER_MINUTE: variable(limit, {
    default: '120',
    description: 'How often a minute what a user writes and has not sent is kept for their other devices.',
  }),
  LIMIT_LINK_PREVIEWS_PER_MINUTE: variable(limit, {
    default: '60',
    description:
      'Pages a minute that the server looks at for one user. What it knows already does not count.',
  }),
  LIMIT_EXPORTS_PER_HOUR: variable(limit, {
    default: '5',
    description: 'How often an hour a user may have all their data as a file.',
  }),
  IMAGE_MAX_PIXELS: variable(wholeNumber(1_000_000, 500_000_000), {
    default: '60000000',
    description:
      'Pixels of an image, of all its frames together. Reading one takes up to 4 bytes of memory for each of them.',
  }),
  S3_BUCKET: optional(text, {
    description:
      'Keeps files in this bucket of an S3-compatible store, which several instances on several machines need. ' +
      'Unset: in DATA_DIR.',
    example: 'parley',
  }),
  S3_ENDPOINT: optional(httpUrl, {
    description: 'Address of the store. Unset: that of Amazon S3 in S3_REGION.',
  }),
  S3_REGION: variable(text, { default: 'us-east-1', description: 'Region of the store.' }),
  S3_ACCESS_KEY_ID: optional(text, {
    description:
      'Who asks the store; with S3_SECRET_ACCESS_KEY. Unset: what the machine is allowed by its role.',
    secret: true,
  }),
  S3_SECRET_ACCESS_KEY: optional(text, { description: 'Goes with S3_ACCESS_KEY_ID.', secret: true }),
  S3_FORCE_PATH_STYLE: variable(flag, {
    default: 'false',
    description:
      'The bucket stands in the path of the address and not in its host: true for MinIO and most others.',
  }),
  ACCESS_TOKEN_TTL_SECONDS: variable(seconds, {
    default: '900',
    description: 'Life of an access token; clients renew it by themselves.',
  }),
  REFRESH_TOKEN_TTL_SECONDS: variable(seconds, {
    default: '2592000',
    description: 'How long a device stays signed in without being used.',
  }),
  GUEST_TOKEN_TTL_SECONDS: variable(seconds, {
    default: '86400',
    description: 'How long a guest may stay.',
  }),
  SHUTDOWN_SPREAD_SECONDS: variable(wholeNumber(0, 3600), {
    default: '5',
    description:
      'Time in which an instance that is told to stop sends its clients away, a few at a time, to the other instances. ' +
      'It ends some seconds after that; whoever supervises it has to grant as much.',
  }),
  ADMIN_USERNAME: optional(username, {
    description: 'Who runs this server, now or once they register. Unset: the first who registers.',
  }),
  DEMO_USERS: optional(flag, {
    description:
      'Makes alice, bob, carol and dave (password "password"), with rooms and some history, in an empty database. ' +
      'Unset: true outside production. Never in production.',
  }),
} as const;
