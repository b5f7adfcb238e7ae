import type {
  GuestBody,
  LoginBody,
  Me,
  RegisterBody,
  SessionEndReason,
  UpdateMeBody,
  UpgradeGuestBody,
} from '@parley/contracts';

export type SessionState =
  /** Not known yet. */
  | { status: 'starting' }
  /** `reason` says why, where a session ended; `null` where there was none. */
  | { status: 'signed-out'; reason: SessionEndReason | null }
  | { status: 'signed-in'; me: Me };

export interface ClientSession {
  readonly state: SessionState;
  /** The account; `null` when nobody is signed in. */
  readonly me: Me | null;
  register(body: RegisterBody): Promise<Me>;
  login(body: LoginBody): Promise<Me>;
  /** Comes in with nothing but a name. */
  guest(body: GuestBody): Promise<Me>;
  /** A bot comes in by the access token that it was given, which lasts. Nobody may be signed in. */
  bot(token: string): Promise<Me>;
  /** The guest becomes a full user and keeps everything. */
  upgrade(body: UpgradeGuestBody): Promise<Me>;
  updateProfile(body: UpdateMeBody): Promise<Me>;
  /** A picture of the caller: PNG, JPEG, WebP or GIF; what is shown is a square of its middle. */
  setAvatar(picture: Blob): Promise<Me>;
  removeAvatar(): Promise<void>;
  /** Ends the session here and on the server, and empties this device. Without a network the device is emptied still. */
  logout(): Promise<void>;
  /** Ends every session of the account. */
  logoutEverywhere(): Promise<void>;
  /** A token that is good for now; for what REST's own fetches can't do. `null` when nobody is signed in. */
  accessToken(): Promise<string | null>;
}
