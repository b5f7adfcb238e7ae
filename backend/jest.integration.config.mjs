import { base } from '../jest.base.mjs';

/** Tests with a real PostgreSQL, Redis and sockets. @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: [
    'default',
    // Fails a whole run in which a call or an error code of the API was never seen.
    '<rootDir>/test/openapi/seen-reporter.mjs',
  ],
  // Each file starts servers of its own; more at once than this only makes them wait for each other.
  maxWorkers: 2,
};
