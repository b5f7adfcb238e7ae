import { base } from '../jest.base.mjs';

/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  // Time is the tests' own; what some of them compute in it takes seconds on a busy machine.
  testTimeout: 30_000,
};
