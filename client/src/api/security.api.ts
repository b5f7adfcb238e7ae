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
import {
  accountSecurityBegin,
  accountSecurityConfirm,
  accountSecurityDisable,
  accountSecurityRecoveryCodes,
  accountSecuritySecurity,
  accountsDeleteAccount,
  mailLinksConfirmEmail,
  mailLinksForgotPassword,
  mailLinksResendConfirmation,
  mailLinksResetPassword,
} from '../rest/generated/sdk.gen.js';
import type { Client } from '../rest/transport.js';

/** What protects an account beside its password, and the ways back into it. */
export class SecurityApi {
  constructor(private readonly rest: Client) {}

  get(): Promise<AccountSecurity> {
    return accountSecuritySecurity({ client: this.rest });
  }

  /** Counts from its confirmation on. */
  beginSecondFactor(body: BeginSecondFactorBody): Promise<SecondFactorSetup> {
    return accountSecurityBegin({ client: this.rest, body });
  }

  /** The only answer that holds these recovery codes. */
  confirmSecondFactor(body: ConfirmSecondFactorBody): Promise<RecoveryCodes> {
    return accountSecurityConfirm({ client: this.rest, body });
  }

  disableSecondFactor(body: SecondFactorProofBody): Promise<void> {
    return accountSecurityDisable({ client: this.rest, body });
  }

  /** The earlier ones count no more. */
  renewRecoveryCodes(body: SecondFactorProofBody): Promise<RecoveryCodes> {
    return accountSecurityRecoveryCodes({ client: this.rest, body });
  }

  /** Resolves whether there is such an account or not. */
  forgotPassword(body: ForgotPasswordBody): Promise<void> {
    return mailLinksForgotPassword({ client: this.rest, body });
  }

  /** Ends every session of the account. */
  resetPassword(body: ResetPasswordBody): Promise<void> {
    return mailLinksResetPassword({ client: this.rest, body });
  }

  confirmEmail(body: ConfirmEmailBody): Promise<void> {
    return mailLinksConfirmEmail({ client: this.rest, body });
  }

  resendConfirmation(): Promise<void> {
    return mailLinksResendConfirmation({ client: this.rest });
  }

  /** Ends every session; the account can not be had back. */
  deleteAccount(body: DeleteAccountBody): Promise<void> {
    return accountsDeleteAccount({ client: this.rest, body });
  }
}
