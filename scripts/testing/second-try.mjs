/**
 * For tests with processes, sockets and browsers: one that fails is tried once more, since a machine that is shared may
 * hold its breath. What failed at first is printed, and `second-try-reporter.mjs` names it at the end.
 */
import { jest } from '@jest/globals';

jest.retryTimes(1, { logErrorsBeforeRetry: true });
