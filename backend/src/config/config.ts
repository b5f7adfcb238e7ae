import type { TrustProxy } from './kinds.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** What the operator decided: read once at the start, then only passed around. Injected by its class. */
export abstract class Config {
  abstract readonly environment: 'development' | 'test' | 'production';
  /** Absolute path. */
  abstract readonly dataDir: string;
  abstract readonly logLevel: LogLevel;
  abstract readonly http: {
    readonly port: number;
    readonly host: string;
    readonly publicUrl: string | null;
    readonly allowedOrigins: readonly string[];
    readonly trustProxy: TrustProxy;
  };
  /** Names, addresses and networks that are reached by calls to addresses from people, though they are not public. */
  abstract readonly outgoingInternalHosts: readonly string[];
  abstract readonly database: {
    /** `null` for the embedded PostgreSQL. */
    readonly url: string | null;
    readonly poolSize: number;
  };
  abstract readonly redis: { readonly url: string | null };
  abstract readonly tokens: {
    readonly secret: string;
    readonly accessTtlSeconds: number;
    readonly refreshTtlSeconds: number;
    readonly guestTtlSeconds: number;
  };
  abstract readonly mail: {
    /** `null`: mails are written as files to `mails` in the data folder. */
    readonly smtpUrl: string | null;
    /** `null` only where there is no `smtpUrl`. */
    readonly from: string | null;
  };
  /** 0 is no limit. */
  abstract readonly limits: {
    readonly messagesPerMinute: number;
    readonly typingPerMinute: number;
    readonly pingsPerMinute: number;
    readonly loginFailuresPerMinute: number;
    readonly loginFailuresPerAccount: number;
    readonly mailsPerHour: number;
    readonly registrationsPerMinute: number;
    readonly socketsPerUser: number;
    readonly roomsPerUser: number;
    readonly connectionsPerSecond: number;
    readonly packetsPerSecond: number;
    readonly syncsAtOnce: number;
    readonly syncsWaiting: number;
    readonly uploadsPerMinute: number;
    readonly unsentBytesPerUser: number;
    readonly searchesPerMinute: number;
    readonly draftsPerMinute: number;
    readonly previewsPerMinute: number;
    readonly exportsPerHour: number;
  };
  /** Of one GraphQL operation, or one WebSocket that speaks it. 0 is no limit. */
  abstract readonly graphql: {
    /** Fields inside fields. */
    readonly maxDepth: number;
    /** Fields, those of lists times the items that are asked for. */
    readonly maxCost: number;
    readonly maxSubscriptions: number;
  };
  /** Where files are kept: `null` for a folder in the data folder. */
  abstract readonly s3: {
    /** `null` for Amazon's own in the region. */
    readonly endpoint: string | null;
    readonly bucket: string;
    readonly region: string;
    /** `null` where the machine itself is known to the store. */
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
    readonly forcePathStyle: boolean;
  } | null;
  /** Code points. */
  abstract readonly messageMaxLength: number;
  abstract readonly attachmentMaxBytes: number;
  /** Of all frames together. */
  abstract readonly imageMaxPixels: number;
  /** In which the clients of a stopping instance are sent away. */
  abstract readonly shutdownSpreadSeconds: number;
  /** Whether the server asks the pages behind links what they are. */
  abstract readonly linkPreviews: boolean;
  abstract readonly demoUsers: boolean;
  /** Who runs the server; `null` for the first who registers. */
  abstract readonly adminUsername: string | null;
}
