import type { Message } from '@parley/contracts';
import { aMessage } from '../../testing/samples';
import { messagePreview, plainText, type PreviewContext } from './message-preview';

const NAMES: Record<string, string> = { ann: 'Ann Lee', ben: 'Ben' };

const preview = (over: Partial<Message>, context: Partial<PreviewContext> = {}): string =>
  messagePreview(aMessage(1, over), {
    myId: 'me',
    direct: false,
    nameOf: (id) => NAMES[id] ?? 'Somebody',
    ...context,
  });

describe('the preview of a message', () => {
  it.each<[string, Partial<Message>, Partial<PreviewContext>, string]>([
    ['names its author in a room', { body: 'hello' }, {}, 'Ann: hello'],
    ['names nobody in a direct room', { body: 'hello' }, { direct: true }, 'hello'],
    ['says that it is one’s own', { body: 'hello', authorId: 'me' }, { direct: true }, 'You: hello'],
    [
      'tells of a deletion',
      { body: null, deletedAt: '2026-11-21T12:00:00.000Z' },
      {},
      'Ann: Message deleted',
    ],
    [
      'tells what happened',
      { kind: 'system', body: null, system: { type: 'added', userId: 'ben', by: 'ann' } },
      {},
      'Ann Lee added Ben',
    ],
    [
      'knows no founder of a direct room',
      { kind: 'system', body: null, system: { type: 'created', userId: 'ann' } },
      { direct: true },
      'No messages yet',
    ],
  ])('%s', (_, over, context, expected) => {
    expect(preview(over, context)).toBe(expected);
  });

  it('names the one file of a message without words, and counts several', () => {
    const file = {
      id: 'f',
      name: 'plan.pdf',
      mime: 'application/pdf',
      size: 1,
      width: null,
      height: null,
      url: '',
      thumbnailUrl: null,
    };
    expect(preview({ body: '', attachments: [file] })).toBe('Ann: plan.pdf');
    expect(preview({ body: '', attachments: [file, file] })).toBe('Ann: 2 files');
    expect(preview({ body: '', attachments: [{ ...file, thumbnailUrl: '/t' }] })).toBe('Ann: Photo');
  });
});

describe('plain text', () => {
  it.each([
    ['**bold** and _slanted_ and *slanted* and ~~gone~~', 'bold and slanted and slanted and gone'],
    ['see [the plan](https://example.org/a_b)', 'see the plan'],
    ['```ts\nconst a = 1;\n```', 'const a = 1;'],
    ['> quoted\n\n- one\n- two\n1. three', 'quoted one two three'],
    ['# Heading', 'Heading'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['<b>not HTML</b>', '<b>not HTML</b>'],
  ])('of %j is %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });

  it('is short and soon there, however long the message', () => {
    const started = performance.now();
    expect(plainText('*a'.repeat(50_000)).length).toBeLessThanOrEqual(160);
    // Every text that begins something anew would take minutes; a machine that does other things as well takes longer, too.
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
