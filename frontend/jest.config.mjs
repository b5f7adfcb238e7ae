import presets from 'jest-preset-angular/presets/index.js';

/** @type {import('jest').Config} */
export default {
  ...presets.createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  // Comes as ES modules only, which Jest's own loader does not require.
  transformIgnorePatterns: ['node_modules/(?!.*\\.mjs$|uuid/)'],
  setupFilesAfterEnv: ['<rootDir>/setup-jest.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: {
    '^@parley/(contracts|client)$': '<rootDir>/../$1/src/index.ts',
    // The shared packages name their files as the compiled ones will be called.
    '^(\\.{1,2}/.+)\\.js$': ['$1.ts', '$1.js'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  errorOnDeprecated: true,
};
