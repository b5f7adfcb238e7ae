import {
  email,
  maxLength,
  minLength,
  pattern,
  required,
  type SchemaPath,
  type SchemaPathTree,
} from '@angular/forms/signals';
import { LIMITS, USERNAME_PATTERN } from '@parley/contracts';

export interface AccountFields {
  email: string;
  username: string;
  password: string;
}

/** What a new account needs, said before the server has to. */
export function accountRules(path: SchemaPathTree<AccountFields>): void {
  required(path.email, { message: 'Enter your email address.' });
  email(path.email, { message: 'This does not look like an email address.' });
  maxLength(path.email, LIMITS.emailMaxLength, { message: `At most ${LIMITS.emailMaxLength} characters.` });
  required(path.username, { message: 'Choose a username.' });
  // Capitals are forgiven here; they are lowered before they are sent.
  pattern(path.username, new RegExp(USERNAME_PATTERN, 'i'), {
    message: `${LIMITS.usernameMinLength} to ${LIMITS.usernameMaxLength} of a–z, 0–9, dot, dash and underscore.`,
  });
  passwordRules(path.password, 'Choose a password.');
}

export function passwordRules(path: SchemaPath<string>, missing: string): void {
  required(path, { message: missing });
  minLength(path, LIMITS.passwordMinLength, { message: `At least ${LIMITS.passwordMinLength} characters.` });
  maxLength(path, LIMITS.passwordMaxLength, { message: `At most ${LIMITS.passwordMaxLength} characters.` });
}
