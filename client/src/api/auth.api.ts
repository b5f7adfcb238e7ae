import type {
  ChangePasswordBody,
  GuestBody,
  Id,
  LoginBody,
  Page,
  RefreshBody,
  RegisterBody,
  Session,
  SignedIn,
  Tokens,
  UpgradeGuestBody,
} from '@parley/contracts';
import {
  authGuest,
  authLogin,
  authRefresh,
  authRegister,
  authUpgradeGuest,
  sessionsChangePassword,
  sessionsEndOne,
  sessionsList,
  sessionsLogout,
  sessionsLogoutAll,
} from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';

/**
 * The log-in calls of REST. The page and bots sign in through `client.session`, which keeps the tokens; these are its
 * means.
 */
export class AuthApi {
  constructor(private readonly rest: Client) {}

  register(body: RegisterBody): Promise<SignedIn> {
    return authRegister({ client: this.rest, body });
  }

  login(body: LoginBody): Promise<SignedIn> {
    return authLogin({ client: this.rest, body });
  }

  guest(body: GuestBody): Promise<SignedIn> {
    return authGuest({ client: this.rest, body });
  }

  upgradeGuest(body: UpgradeGuestBody): Promise<SignedIn> {
    return authUpgradeGuest({ client: this.rest, body });
  }

  /** Presents the refresh token. Presenting the same one twice ends the session. */
  refresh(body: RefreshBody): Promise<Tokens> {
    return authRefresh({ client: this.rest, body });
  }

  logout(): Promise<void> {
    return sessionsLogout({ client: this.rest });
  }

  logoutAll(): Promise<void> {
    return sessionsLogoutAll({ client: this.rest });
  }

  sessions(): Promise<Page<Session>> {
    return sessionsList({ client: this.rest });
  }

  endSession(sessionId: Id): Promise<void> {
    return sessionsEndOne({ client: this.rest, path: { id: sessionId } });
  }

  /** Ends every other session. */
  changePassword(body: ChangePasswordBody): Promise<void> {
    return sessionsChangePassword({ client: this.rest, body });
  }
}
