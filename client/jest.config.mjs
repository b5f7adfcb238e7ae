import { base } from '../jest.base.mjs';

/** @type {import('jest').Config} */
export default { ...base, testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'] };
