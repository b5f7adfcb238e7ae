import { base } from '../jest.base.mjs';

/** A short run, and whether it would find anything. Needs the built backend. @type {import('jest').Config} */
export default { ...base, testMatch: ['<rootDir>/test/**/*.spec.ts'], testTimeout: 240_000, maxWorkers: 1 };
