import type { Random } from '../random.js';
import type { Scene } from '../world/scene.js';

const CRLF = '\r\n';
const lines = (...all: string[]): string => [...all, '', ''].join(CRLF);

const KNOWN = (token: string): string[] => [
  'NONSENSE\r\n\r\n',
  '\0\0\0\0',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  lines('GET / HTTP/1.1'),
  lines('GET / HTTP/1.0'),
  lines('GET / HTTP/2.0', 'Host: x'),
  lines('PRI * HTTP/2.0') + 'SM\r\n\r\n',
  lines('GET  / HTTP/1.1', 'Host: x'),
  lines('GET http://evil.example.com/ HTTP/1.1', 'Host: x'),
  lines('GET * HTTP/1.1', 'Host: x'),
  lines('GET //evil.example.com/%2e%2e HTTP/1.1', 'Host: x'),
  lines('GET /../../../../etc/passwd HTTP/1.1', 'Host: x'),
  lines('GET /%2e%2e/%2e%2e/package.json HTTP/1.1', 'Host: x'),
  lines('GET /..%5c..%5cpackage.json HTTP/1.1', 'Host: x'),
  lines('GET /media/%00.js HTTP/1.1', 'Host: x'),
  lines('GET /%c0%ae%c0%ae/ HTTP/1.1', 'Host: x'),
  lines('GET /%ff HTTP/1.1', 'Host: x'),
  lines('GET /api/docs/%2e%2e%2f%2e%2e%2fpackage.json HTTP/1.1', 'Host: x'),
  lines('GET /api/docs/..%2f..%2fpackage.json HTTP/1.1', 'Host: x'),
  lines('CONNECT evil.example.com:443 HTTP/1.1', 'Host: x'),
  lines('TRACE / HTTP/1.1', 'Host: x'),
  lines('GET /api/v1/users/me HTTP/1.1', 'Host: x', 'Host: y', `Authorization: Bearer ${token}`),
  lines(
    'GET /api/v1/users/me HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${token}`,
    'Authorization: Bearer y',
  ),
  lines('GET /health/live HTTP/1.1', 'Host: x', 'Content-Length: 5', 'Content-Length: 6') + 'hello',
  lines(
    'POST /api/v1/auth/login HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    'Content-Length: -1',
  ),
  lines(
    'POST /api/v1/auth/login HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    'Content-Length: 1e9',
  ) + '{}',
  lines(
    'POST /api/v1/auth/login HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
    'Content-Length: 4',
  ) + '0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n',
  lines(
    'POST /api/v1/auth/login HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
  ) + 'zz\r\n{}\r\n',
  lines(
    'POST /api/v1/auth/login HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    'Transfer-Encoding: gzip, chunked',
  ) + '2\r\n{}\r\n0\r\n\r\n',
  lines('GET / HTTP/1.1', 'Host: x', ' folded: y'),
  lines('GET / HTTP/1.1', 'Host: x', 'Bad Header: y'),
  lines('GET / HTTP/1.1', 'Host: x', 'X: \x01\x02'),
  lines('GET / HTTP/1.1', `Host: ${'x'.repeat(9_000)}`),
  lines('GET / HTTP/1.1', 'Host: x', ...Array.from({ length: 500 }, (_, n) => `X-${n}: 1`)),
  lines(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    'Host: x',
    'Upgrade: websocket',
    'Connection: Upgrade',
  ),
  lines(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    'Host: x',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ) + '\xff\xff\xff\xff\xff\xff',
  lines(
    'GET /nowhere HTTP/1.1',
    'Host: x',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ),
  lines('GET /socket.io/?EIO=3&transport=polling HTTP/1.1', 'Host: x'),
  lines('GET /socket.io/?EIO=4&transport=__proto__ HTTP/1.1', 'Host: x'),
  lines('GET /socket.io/?EIO=4&transport=polling&sid=__proto__ HTTP/1.1', 'Host: x'),
  lines('GET /socket.io/?EIO=4&EIO=4&transport=polling&transport=websocket HTTP/1.1', 'Host: x'),
  lines('PUT /socket.io/?EIO=4&transport=polling HTTP/1.1', 'Host: x'),
  lines('POST /socket.io/?EIO=4&transport=polling&sid=x HTTP/1.1', 'Host: x', 'Content-Length: 3') +
    '2\x1e\x1e',
];

/** A request that no library would send. Some of it has one byte changed. */
export function brokenRequest(random: Random, scene: Scene): Buffer {
  const bytes = Buffer.from(random.pick(KNOWN(scene.self.token)), 'latin1');
  if (bytes.length > 0 && random.chance(0.5)) {
    bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
  }
  return bytes;
}
