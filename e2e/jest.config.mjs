import { base } from '../jest.base.mjs';

/**
 * A real browser against the built product; two files at a time. Hooks start whole clusters: on a machine that does much
 * else beside it only what never happens should fail.
 * @type {import('jest').Config}
 */
export default {
  ...base,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testTimeout: 300_000,
  maxWorkers: 2,
};
