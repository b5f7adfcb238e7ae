import config from './jest.config.mjs';

/** Takes pictures of every screen, to look at: `npm run pictures`. @type {import('jest').Config} */
export default { ...config, testMatch: ['<rootDir>/src/**/*.pictures.ts'], testTimeout: 600_000 };
