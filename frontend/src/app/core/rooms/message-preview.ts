import type { Id, Message } from '@parley/contracts';
import { filesInWords } from '../files/file-words';
import { noticeWords } from './notice-words';

export interface PreviewContext {
  myId: Id | null;
  /** In a direct room only one's own messages need an author. */
  direct: boolean;
  nameOf: (userId: Id) => string;
}

/** A message in one line, without its Markdown, for the list of rooms. */
export function messagePreview(message: Message, { myId, direct, nameOf }: PreviewContext): string {
  // Between two people a room is not a thing that somebody made: they simply have not spoken yet.
  if (direct && message.system?.type === 'created') return 'No messages yet';
  if (message.system) return noticeWords(message.system, nameOf);
  const text = message.deletedAt
    ? 'Message deleted'
    : plainText(message.body ?? '') || filesInWords(message.attachments);
  if (message.authorId === myId) return `You: ${text}`;
  return direct ? text : `${firstName(nameOf(message.authorId))}: ${text}`;
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** Enough of a line to fill the widest list. */
const MOST = 160;

/** Drops the marks of Markdown. It need not be exact: nothing of it is ever rendered as more than text. */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, MOST * 4)
    .replace(/```[^\n`]*\n?/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(?:>|#{1,6}|[-*+]|\d+\.)\s+/gm, '')
    .replace(/(\*\*|__|~~|`)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]*\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_\n]*\S)_(?!\w)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST);
}
