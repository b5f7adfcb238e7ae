import { describe, expect, test } from '@jest/globals';
import { factsOf } from './page-facts.js';

describe('what a page says of itself', () => {
  test('is told by its own words for others first', () => {
    const html = `<!doctype html><html><head><title>Brakes | Shop</title>
      <meta name="description" content="for machines">
      <meta property="og:title" content="Brakes &amp; levers">
      <meta property="og:description" content="Everything that   stops\nyou">
      <meta property="og:site_name" content="The Shop">
      <meta property="og:image" content="/lever.png">
      </head><body><meta property="og:title" content="Not this"></body></html>`;
    expect(factsOf(html)).toEqual({
      title: 'Brakes & levers',
      description: 'Everything that stops you',
      siteName: 'The Shop',
      image: '/lever.png',
    });
  });

  test('is its title at least, or nothing', () => {
    expect(factsOf('<TITLE> Brakes\n and levers </TITLE><p>text')).toEqual({
      title: 'Brakes and levers',
      description: null,
      siteName: null,
      image: null,
    });
    for (const html of ['', '<title> </title>', '<p>text', '<svg><title></title></svg>', '\0'])
      expect(factsOf(html)).toBeNull();
  });

  test('is short, on one line, and turns nothing around', () => {
    const facts = factsOf(
      `<title>${'😀'.repeat(500)}</title><meta name="description" content="a\u202eb\0c\ud800${'x'.repeat(900)}">`,
    );
    expect([...(facts?.title ?? '')]).toHaveLength(200);
    expect(facts?.title.endsWith('😀…')).toBe(true);
    expect(facts?.description).toMatch(/^a b c\ufffdx+…$/);
    expect([...(facts?.description ?? '')]).toHaveLength(300);
  });

  test('is read in a moment, whatever the page does', () => {
    for (const html of [
      '<meta '.repeat(80_000),
      '<title>'.repeat(70_000),
      `<title>${'<'.repeat(500_000)}`,
      `<meta content="${' '.repeat(400_000)}x" name="og:title">`,
      `<${'a '.repeat(250_000)}>`,
    ]) {
      const began = performance.now();
      factsOf(html);
      expect(performance.now() - began).toBeLessThan(3_000);
    }
  });
});
