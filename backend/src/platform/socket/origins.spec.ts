import { expect, test } from '@jest/globals';
import { allowedOrigins, isAllowedOrigin } from './origins.js';

const allowed = allowedOrigins({
  port: 3000,
  host: '0.0.0.0',
  publicUrl: 'https://chat.example.com/',
  allowedOrigins: ['https://other.example.com'],
  trustProxy: false,
});

test.each([
  [undefined, 'localhost:3000', true],
  ['http://localhost:3000', 'localhost:3000', true],
  ['http://localhost:3000', 'LOCALHOST:3000', true],
  ['https://chat.example.com', 'internal:3000', true],
  ['https://other.example.com', 'internal:3000', true],
  ['https://evil.example.com', 'chat.example.com', false],
  ['https://chat.example.com.evil.example', 'chat.example.com', false],
  ['http://localhost:3001', 'localhost:3000', false],
  ['https://chat.example.com', undefined, true],
  ['null', 'localhost:3000', false],
  ['', 'localhost:3000', false],
])('origin %s at host %s: %s', (origin, host, expected) => {
  expect(isAllowedOrigin(origin, host, allowed)).toBe(expected);
});
