import { resolve } from 'node:path';
import type { z } from 'zod';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import { keepSecret } from './kept-secret.js';
import { readSecret, withPassword } from './secret-files.js';
import type { Variable } from './variable.js';
import { VARIABLES } from './variables.js';

type Values = { [Name in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[Name]['schema']> };

const SECRET_MIN_LENGTH = 32;
/** Made of nothing but such words: secrets that stand in examples, and that everybody therefore knows. */
const KNOWN_SECRET =
  /^((change|me|this|your|my|a|the|super|very|long|jwt|secret|key|default|dev(elopment)?|prod(uction)?|test|password|example|parley)|[\W_\d])+$/i;

/**
 * Reads and checks every variable.
 *
 * @throws ConfigError with one sentence for each variable that is wrong.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const { values, problems } = readValues(env);
  const production = values.NODE_ENV === 'production';
  if (production) problems.push(...weaknessOf(values.JWT_SECRET));
  if (production && values.DEMO_USERS) {
    problems.push(
      'DEMO_USERS must not be true in production, where everybody would know their password: leave it unset.',
    );
  }
  if (values.SMTP_URL !== null) problems.push(...missingForMails(values, production));
  problems.push(...missingForS3(values));
  if (problems.length > 0) throw new ConfigError(problems);

  const dataDir = resolve(values.DATA_DIR);
  return {
    environment: values.NODE_ENV,
    dataDir,
    logLevel: values.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    http: {
      port: values.PORT,
      host: values.HOST,
      publicUrl: values.PUBLIC_URL,
      allowedOrigins: values.ALLOWED_ORIGINS ?? [],
      trustProxy: values.TRUST_PROXY,
    },
    linkPreviews: values.LINK_PREVIEWS,
    outgoingInternalHosts: values.OUTGOING_INTERNAL_HOSTS ?? [],
    database: {
      url: withPassword(values.DATABASE_URL, values.DATABASE_PASSWORD),
      poolSize: values.DATABASE_POOL_SIZE,
    },
    redis: { url: withPassword(values.REDIS_URL, values.REDIS_PASSWORD) },
    tokens: {
      secret: values.JWT_SECRET ?? keepSecret(dataDir, 'jwt-secret'),
      accessTtlSeconds: values.ACCESS_TOKEN_TTL_SECONDS,
      refreshTtlSeconds: values.REFRESH_TOKEN_TTL_SECONDS,
      guestTtlSeconds: values.GUEST_TOKEN_TTL_SECONDS,
    },
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM },
    limits: {
      messagesPerMinute: values.LIMIT_MESSAGES_PER_MINUTE,
      typingPerMinute: values.LIMIT_TYPING_PER_MINUTE,
      pingsPerMinute: values.LIMIT_PINGS_PER_MINUTE,
      loginFailuresPerMinute: values.LIMIT_LOGIN_FAILURES_PER_MINUTE,
      loginFailuresPerAccount: values.LIMIT_LOGIN_FAILURES_PER_ACCOUNT,
      mailsPerHour: values.LIMIT_MAILS_PER_HOUR,
      registrationsPerMinute: values.LIMIT_REGISTRATIONS_PER_MINUTE,
      socketsPerUser: values.LIMIT_SOCKETS_PER_USER,
      roomsPerUser: values.LIMIT_ROOMS_PER_USER,
      connectionsPerSecond: values.LIMIT_CONNECTIONS_PER_SECOND,
      packetsPerSecond: values.LIMIT_PACKETS_PER_SECOND,
      syncsAtOnce: values.LIMIT_SYNCS_AT_ONCE,
      syncsWaiting: values.LIMIT_SYNCS_WAITING,
      uploadsPerMinute: values.LIMIT_UPLOADS_PER_MINUTE,
      unsentBytesPerUser: values.LIMIT_UNSENT_BYTES_PER_USER,
      searchesPerMinute: values.LIMIT_SEARCHES_PER_MINUTE,
      draftsPerMinute: values.LIMIT_DRAFTS_PER_MINUTE,
      previewsPerMinute: values.LIMIT_LINK_PREVIEWS_PER_MINUTE,
      exportsPerHour: values.LIMIT_EXPORTS_PER_HOUR,
    },
    graphql: {
      maxDepth: values.LIMIT_GRAPHQL_DEPTH,
      maxCost: values.LIMIT_GRAPHQL_COST,
      maxSubscriptions: values.LIMIT_GRAPHQL_SUBSCRIPTIONS,
    },
    s3: s3Of(values),
    messageMaxLength: values.MESSAGE_MAX_LENGTH,
    attachmentMaxBytes: values.ATTACHMENT_MAX_BYTES,
    imageMaxPixels: values.IMAGE_MAX_PIXELS,
    shutdownSpreadSeconds: values.SHUTDOWN_SPREAD_SECONDS,
    demoUsers: values.DEMO_USERS ?? !production,
    adminUsername: values.ADMIN_USERNAME,
  };
}

function readValues(env: Record<string, string | undefined>): { values: Values; problems: string[] } {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries<Variable<unknown>>(VARIABLES)) {
    const { value: given, problem } = variable.secret
      ? readSecret(env, name)
      : { value: env[name]?.trim() || undefined };
    if (problem !== undefined) problems.push(problem);
    const result = readValue(variable, given);
    if (result.ok) values[name] = result.value;
    else problems.push(wrong(name, variable, given));
    // A wrong value must not hide what is wrong with the others: go on with the default.
    if (!result.ok) values[name] = readValue(variable, undefined).value;
  }
  return { values: values as Values, problems };
}

function readValue(variable: Variable<unknown>, given: string | undefined): { ok: boolean; value: unknown } {
  const source = given ?? variable.default;
  if (source === null) return { ok: true, value: null };
  const result = variable.schema.safeParse(source);
  return { ok: result.success, value: result.data };
}

function wrong(name: string, variable: Variable<unknown>, given: string | undefined): string {
  const found = variable.secret ? '' : `, not "${given ?? ''}"`;
  const remedy =
    variable.default === null
      ? `leave it unset or set it like ${name}=${variable.example}`
      : `leave it unset for ${variable.default} or correct it`;
  return `${name} must be ${variable.expected}${found}: ${remedy}.`;
}

function missingForMails({ MAIL_FROM, PUBLIC_URL }: Values, production: boolean): string[] {
  const problems: string[] = [];
  if (MAIL_FROM === null) {
    problems.push(
      'MAIL_FROM must be set where SMTP_URL is: set it like MAIL_FROM=Parley <parley@example.com>.',
    );
  }
  if (production && PUBLIC_URL === null) {
    problems.push(
      'PUBLIC_URL must be set where SMTP_URL is, for the links in mails: set it like PUBLIC_URL=https://chat.example.com.',
    );
  }
  return problems;
}

function missingForS3(values: Values): string[] {
  const problems: string[] = [];
  if ((values.S3_ACCESS_KEY_ID === null) !== (values.S3_SECRET_ACCESS_KEY === null)) {
    problems.push(
      'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set together: set the other one, or leave both unset.',
    );
  }
  if (values.S3_BUCKET === null && (values.S3_ENDPOINT !== null || values.S3_ACCESS_KEY_ID !== null)) {
    problems.push('S3_BUCKET must be set where files are kept in a store: set it like S3_BUCKET=parley.');
  }
  return problems;
}

function s3Of(values: Values): Config['s3'] {
  if (values.S3_BUCKET === null) return null;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  return {
    endpoint: values.S3_ENDPOINT,
    bucket: values.S3_BUCKET,
    region: values.S3_REGION,
    credentials: accessKeyId !== null && secretAccessKey !== null ? { accessKeyId, secretAccessKey } : null,
    forcePathStyle: values.S3_FORCE_PATH_STYLE,
  };
}

function weaknessOf(secret: string | null): string[] {
  const remedy = 'set it to the output of "openssl rand -hex 32"';
  if (secret === null) return [`JWT_SECRET must be set in production: ${remedy}.`];
  if (secret.length < SECRET_MIN_LENGTH) {
    return [`JWT_SECRET must be at least ${SECRET_MIN_LENGTH} characters long: ${remedy}.`];
  }
  if (KNOWN_SECRET.test(secret) || new Set(secret).size < 8) {
    return [`JWT_SECRET must not be one that can be guessed: ${remedy}.`];
  }
  return [];
}
