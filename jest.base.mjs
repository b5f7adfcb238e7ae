/**
 * What every Jest configuration outside the Angular app has in common.
 *
 * Run with `node --experimental-vm-modules` (the workspaces' `npm test` does): code and tests are ES modules,
 * and the `jest` object comes from `@jest/globals`.
 */
const swc = {
  jsc: {
    target: 'es2023',
    experimental: { keepImportAttributes: true },
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    // As in the backend's tsconfig: Nest injects by the emitted types, and fields must not shadow what was set.
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** @type {import('jest').Config} */
export const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@parley/contracts/(schemas|asyncapi)\\.json$': '<rootDir>/../contracts/$1.json',
    '^@parley/(contracts|client)$': '<rootDir>/../$1/src/index.ts',
    // Sources name each other as the compiled files will be called.
    '^(\\.{1,2}/.+)\\.js$': ['$1.ts', '$1.js'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  injectGlobals: false,
  errorOnDeprecated: true,
};
