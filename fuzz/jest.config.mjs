import { base } from '../jest.base.mjs';

/** Pure tests, beside the code. @type {import('jest').Config} */
export default { ...base, testMatch: ['<rootDir>/src/**/*.spec.ts'] };
