import type { ErrorCode } from '@parley/contracts';
import { ChatError } from '../../platform/errors/index.js';

/** The password was right, and a code is asked for as well. Nothing has failed yet: this counts as no failed attempt. */
export class CodeMissing extends ChatError {
  constructor(refusal: ErrorCode) {
    const message = 'Type the code of your authenticator app, or a recovery code.';
    super(refusal, message, { fields: [{ path: 'code', message }] });
  }
}
