/** Every way in which a request can be refused, with the HTTP status that REST gives it. A closed set. */
export const ERROR_STATUS = {
  VALIDATION: 400,
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  FORBIDDEN: 403,
  NOT_A_MEMBER: 403,
  MUTED: 403,
  BANNED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  GONE: 410,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export const ERROR_CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

/** One thing that is wrong with the input: where, as a path of names and indexes, and what. */
export interface FieldError {
  path: string;
  message: string;
}

/** REST's error body: RFC 9457, `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  errors?: FieldError[];
  /** Milliseconds until it is worth trying again; also in `Retry-After`, in seconds. */
  retryAfterMs?: number;
}

/** The socket's error, inside an ack. */
export interface WireError {
  code: ErrorCode;
  message: string;
  details?: FieldError[];
  /** Milliseconds until it is worth trying again. */
  retryAfterMs?: number;
}

/** `data` of a `connect_error`. */
export interface ConnectErrorData {
  code: ErrorCode;
  retryAfterMs?: number;
}
