import { fetchRenderer } from '../markdown/shown';
import { previewedLink } from './previewed-link';

beforeAll(fetchRenderer);

it.each<[string, string | null]>([
  ['look: https://example.com/brakes!', 'https://example.com/brakes'],
  ['[a page](http://example.com/a) and https://example.com/b', 'http://example.com/a'],
  ['`https://example.com`', null],
  ['```\nhttps://example.com\n```', null],
  ['https://own.example/rooms/1 and https://example.com/x', 'https://example.com/x'],
  ['mailto:me@example.com', null],
  ['[x](javascript:alert(1))', null],
  ['no link at all', null],
  [`https://example.com/${'x'.repeat(3_000)}`, null],
])('%j: %s', (body, url) => {
  expect(previewedLink(body, new Map(), 'https://own.example')).toBe(url);
});
