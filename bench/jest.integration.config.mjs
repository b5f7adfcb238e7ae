import { base } from '../jest.base.mjs';

/** The short run: real instances, PostgreSQL and Redis. Needs the built backend. @type {import('jest').Config} */
export default { ...base, testMatch: ['<rootDir>/test/**/*.spec.ts'], testTimeout: 240_000, maxWorkers: 1 };
