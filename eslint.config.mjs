import js from '@eslint/js';
import ngrx from '@ngrx/eslint-plugin';
import angular from 'angular-eslint';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import typescript from 'typescript-eslint';
import { walls } from './scripts/lint/walls.mjs';

const typed = ['**/*.ts'];
const tests = [
  '**/*.spec.ts',
  '**/*.test-d.ts',
  '{backend,client,chaos,bench,fuzz}/test/**/*.ts',
  'e2e/**/*.ts',
];
const page = ['frontend/src/**/*.ts'];

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/coverage/',
      '**/.angular/',
      '.nx/',
      'client/src/rest/generated/',
      'data/',
      'e2e/artifacts/',
      'e2e/screenshots/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{js,cjs,mjs,ts}'], extends: [js.configs.recommended] },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }] },
  },
  // The page's own files that the browser runs as they are.
  {
    files: ['frontend/src/public/**/*.js'],
    languageOptions: { globals: globals.browser, sourceType: 'script' },
  },

  {
    files: typed,
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
          message: '`as unknown as` hides a wrong type: narrow it, or say what it is where it comes from.',
        },
      ],
    },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // Bodies of answers are `any` in supertest and in fetch; tests look at them as a stranger would.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-console': 'off',
    },
  },

  walls(boundaries, import.meta.dirname),
  {
    name: 'parley/settings-are-read-once',
    files: ['**/*.ts'],
    ignores: ['backend/src/config/**', 'backend/test/**', 'e2e/**', 'bench/**', 'chaos/**', 'fuzz/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read once, in backend/src/config.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['process', 'node:process'].map((name) => ({
            name,
            importNames: ['env'],
            message: 'Settings are read once, in backend/src/config.',
          })),
        },
      ],
    },
  },
  {
    name: 'parley/services-know-no-transport',
    files: ['backend/src/**/*.service.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'express', message: 'A service takes (actor, command), not a request.' }],
          patterns: [
            {
              group: ['@nestjs/common'],
              importNamePattern: 'Exception$',
              message: 'A service throws ChatError(code); transports translate it.',
            },
          ],
        },
      ],
    },
  },

  // They hand the environment to config, and tell whoever started them what came of it.
  {
    files: ['backend/src/main.ts', 'backend/src/seed.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },

  {
    files: page,
    extends: [
      angular.configs.tsRecommended,
      ngrx.configs.store,
      ngrx.configs.effectsTypeChecked,
      ngrx.configs.operators,
    ],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'pl', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'pl', style: 'camelCase' },
      ],
      // For what happens before there is a page to show it on.
      'no-console': ['error', { allow: ['error'] }],
      '@angular-eslint/prefer-signals': 'error',
      // Components are not an API: templates and the compiler read them.
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // createFeature types the state already; how an effect's callback is wrapped is taste.
      '@ngrx/on-function-explicit-return-type': 'off',
      '@ngrx/prefer-effect-callback-in-block-statement': 'off',
    },
  },
  {
    files: ['frontend/src/**/*.html'],
    ignores: ['frontend/src/index.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: { '@angular-eslint/template/prefer-control-flow': 'error' },
  },
);
