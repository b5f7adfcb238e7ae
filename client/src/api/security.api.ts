import type {
  AccountSecurity,
  BeginSecondFactorBody,
  ConfirmEmailBody,
  ConfirmSecondFactorBody,
  DeleteAccountBody,
  ForgotPasswordBody,
  RecoveryCodes,
  ResetPasswordBody,
  SecondFactorProofBody,
  SecondFactorSetup,
} from '@parley/contracts';
import type { Http } from './http.js';

/** What protects an account beside its password, and the ways back into it. */
export class SecurityApi {
  constructor(private readonly http: Http) {}

  get(): Promise<AccountSecurity> {
    return this.http.call({ method: 'GET', path: '/auth/security' });
  }

  /** Counts from its confirmation on. */
  beginSecondFactor(body: BeginSecondFactorBody): Promise<SecondFactorSetup> {
    return this.http.call({ method: 'POST', path: '/auth/second-factor', body });
  }

  /** The only answer that holds these recovery codes. */
  confirmSecondFactor(body: ConfirmSecondFactorBody): Promise<RecoveryCodes> {
    return this.http.call({ method: 'POST', path: '/auth/second-factor/confirm', body });
  }

  disableSecondFactor(body: SecondFactorProofBody): Promise<void> {
    return this.http.call({ method: 'POST', path: '/auth/second-factor/disable', body });
  }

  /** The earlier ones count no more. */
  renewRecoveryCodes(body: SecondFactorProofBody): Promise<RecoveryCodes> {
    return this.http.call({ method: 'POST', path: '/auth/second-factor/recovery-codes', body });
  }

  /** Resolves whether there is such an account or not. */
  forgotPassword(body: ForgotPasswordBody): Promise<void> {
    return this.http.anonymous({ method: 'POST', path: '/auth/password/forgot', body });
  }

  /** Ends every session of the account. */
  resetPassword(body: ResetPasswordBody): Promise<void> {
    return this.http.anonymous({ method: 'POST', path: '/auth/password/reset', body });
  }

  confirmEmail(body: ConfirmEmailBody): Promise<void> {
    return this.http.anonymous({ method: 'POST', path: '/auth/email/confirm', body });
  }

  resendConfirmation(): Promise<void> {
    return this.http.call({ method: 'POST', path: '/auth/email/resend' });
  }

  /** Ends every session; the account can not be had back. */
  deleteAccount(body: DeleteAccountBody): Promise<void> {
    return this.http.call({ method: 'POST', path: '/auth/delete-account', body });
  }
}
