import { expect, test } from '@jest/globals';
import { laidOut } from './letter.js';

const letter = {
  to: 'eve@example.com',
  subject: 'Hello',
  greeting: 'Hello <img src=x onerror=alert(1)> & "Co",',
  opening: 'Before.',
  link: { label: 'Go', url: 'https://chat.example.com/confirm-email#token=a-b_c' },
  closing: 'After.',
};

test('the text has the words as they are, and the link on a line of its own', () => {
  expect(laidOut(letter).text.split('\n')).toEqual([
    letter.greeting,
    '',
    'Before.',
    '',
    letter.link.url,
    '',
    'After.',
    '',
    'Parley',
    '',
  ]);
});

test('a name is text in HTML, whatever is in it', () => {
  const { html } = laidOut(letter);
  expect(html).toContain('Hello &lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;,');
  expect(html).not.toContain('<img');
  expect(html).toContain(`<a href="${letter.link.url}"`);
});
