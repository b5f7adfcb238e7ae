import type {
  Id,
  MemberRole,
  NotifyLevel,
  PresenceChoice,
  ReadMarks,
  RoomKind,
  Timestamp,
  UserSettings,
} from './models.js';

/** The bodies that REST takes. Unknown fields are refused and nothing is coerced. */

/** Header by which a client chooses where its tokens come: `body` or `cookie`. Without it the refresh token is a cookie. */
export const TOKENS_HEADER = 'X-Parley-Tokens';

/**
 * Name of a cookie that comes and goes with the one of the refresh token. It says nothing but that there is one, to the
 * page, whose scripts can't see the other: where nobody is signed in nothing has to be asked.
 */
export const SIGNED_IN_COOKIE = 'parley_signed_in';

export interface RegisterBody {
  email: string;
  username: string;
  displayName?: string;
  password: string;
  /** The code of an invite, where that is what lets one register. It is used up by one, and opens its room as ever. */
  invite?: string;
}

export interface LoginBody {
  /** E-mail address or username. */
  login: string;
  password: string;
  /**
   * Of the second factor, where the account has one: six digits of the authenticator, or a recovery code. Without it the
   * right password is answered `UNAUTHENTICATED` with `errors: [{path: 'code'}]`, and so is a code that is not right.
   */
  code?: string;
}

export interface GuestBody {
  displayName: string;
}

export interface UpgradeGuestBody {
  email: string;
  username: string;
  password: string;
  /** As in `RegisterBody`. */
  invite?: string;
}

export interface RefreshBody {
  refreshToken?: string;
  /**
   * Made by the client anew for each use of a refresh token. The same token with the same attempt again is the same use:
   * so a client asks again whose answer was lost, and gets what it should have got, until the token that it gave is used;
   * from then on it is refused. Without it, or with another, a token that was used already ends its session.
   */
  attempt?: Id;
}

export interface ChangePasswordBody {
  current: string;
  next: string;
}

/** What protects the caller's account. */
export interface AccountSecurity {
  /** `null` for guests. */
  email: string | null;
  emailConfirmed: boolean;
  secondFactor: {
    enabled: boolean;
    /** How many have not been used. */
    recoveryCodesLeft: number;
  };
}

/** Begins setting up a second factor; it counts from its confirmation on. */
export interface BeginSecondFactorBody {
  password: string;
}

export interface SecondFactorSetup {
  /** Base32, for typing it in. */
  secret: string;
  /** `otpauth://totp/…`, for showing it as a QR code. */
  otpauthUrl: string;
}

export interface ConfirmSecondFactorBody {
  /** Six digits of the authenticator that was just set up. */
  code: string;
}

/** Each stands in for the authenticator once. They are shown now and never again. */
export interface RecoveryCodes {
  recoveryCodes: string[];
}

/** Asked before the second factor is switched off, or its recovery codes are made anew. */
export interface SecondFactorProofBody {
  password: string;
  /** Six digits of the authenticator, or a recovery code. */
  code: string;
}

export interface ForgotPasswordBody {
  email: string;
}

export interface ResetPasswordBody {
  /** From the link in the mail. */
  token: string;
  password: string;
}

export interface ConfirmEmailBody {
  /** From the link in the mail. */
  token: string;
}

export interface DeleteAccountBody {
  /** Guests have none. */
  password?: string;
}

/** Of an administrator, who keeps somebody from signing in. */
export interface BanAccountBody {
  /** At most 250 characters. */
  reason?: string | null;
}

export interface UpdateMeBody {
  displayName?: string;
  bio?: string | null;
  settings?: UserSettings;
}

export interface CreateRoomBody {
  name: string;
  kind: Exclude<RoomKind, 'direct'>;
  topic?: string;
}

export interface DirectRoomBody {
  userId: Id;
}

export interface UpdateRoomBody {
  name?: string;
  topic?: string | null;
}

export interface UpdateMemberBody {
  role: MemberRole;
}

export interface MuteBody {
  /** `null` mutes for good. */
  until: Timestamp | null;
}

export interface BanBody {
  reason?: string | null;
}

export interface CreateInviteBody {
  maxUses?: number;
  expiresAt?: Timestamp;
}

export interface SendMessageBody {
  id: Id;
  /** May be empty where there are `attachmentIds`. */
  body: string;
  replyTo?: Id;
  /** Files that the caller has uploaded and not sent yet, at most 10, in this order. */
  attachmentIds?: Id[];
}

export interface EditMessageBody {
  /** May be empty where the message has files. */
  body: string;
}

export interface ReadBody {
  seq: number;
}

/** What `PUT /rooms/:id/read` answers. */
export type ReadAnswer = Pick<ReadMarks, 'readSeq'>;

export interface KeepDraftBody {
  /** 1 to `LIMITS.draftMaxLength` characters, code points; white space alone is as good as anything. */
  body: string;
  replyTo?: Id;
  /** The version that this was made from; 0 for a new one. */
  baseVersion: number;
}

export interface NotifyBody {
  /** `null`: as the account's own setting says. */
  notify: NotifyLevel | null;
}

export interface HeartbeatBody {
  status?: PresenceChoice;
}
