import { base } from '../jest.base.mjs';

/** A real browser against the built product; two files at a time. @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/**/*.spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 2,
};
