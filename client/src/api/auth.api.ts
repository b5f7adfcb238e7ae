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
import type { Http } from './http.js';
import { segment } from './path.js';

/**
 * The log-in calls of REST. The page and bots sign in through `client.session`, which keeps the tokens; these are its
 * means.
 */
export class AuthApi {
  constructor(private readonly http: Http) {}

  register(body: RegisterBody): Promise<SignedIn> {
    return this.http.anonymous({ method: 'POST', path: '/auth/register', body });
  }

  login(body: LoginBody): Promise<SignedIn> {
    return this.http.anonymous({ method: 'POST', path: '/auth/login', body });
  }

  guest(body: GuestBody): Promise<SignedIn> {
    return this.http.anonymous({ method: 'POST', path: '/auth/guest', body });
  }

  upgradeGuest(body: UpgradeGuestBody): Promise<SignedIn> {
    return this.http.call({ method: 'POST', path: '/auth/guest/upgrade', body });
  }

  /** Presents the refresh token. Presenting the same one twice ends the session. */
  refresh(body: RefreshBody): Promise<Tokens> {
    return this.http.anonymous({ method: 'POST', path: '/auth/refresh', body });
  }

  logout(): Promise<void> {
    return this.http.call({ method: 'POST', path: '/auth/logout' });
  }

  logoutAll(): Promise<void> {
    return this.http.call({ method: 'POST', path: '/auth/logout-all' });
  }

  sessions(): Promise<Page<Session>> {
    return this.http.call({ method: 'GET', path: '/auth/sessions' });
  }

  endSession(sessionId: Id): Promise<void> {
    return this.http.call({ method: 'DELETE', path: `/auth/sessions/${segment(sessionId)}` });
  }

  /** Ends every other session. */
  changePassword(body: ChangePasswordBody): Promise<void> {
    return this.http.call({ method: 'POST', path: '/auth/password', body });
  }
}
