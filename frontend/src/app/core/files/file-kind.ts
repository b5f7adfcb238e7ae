import type { Attachment } from '@parley/contracts';

/** As what a file is shown. */
export type FileKind = 'image' | 'audio' | 'video' | 'file';

/** What browsers play; the server sends these, and no others, to be shown in a page. */
const PLAYED: Readonly<Record<string, FileKind>> = {
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
  'audio/aac': 'audio',
  'audio/ogg': 'audio',
  'audio/opus': 'audio',
  'audio/wav': 'audio',
  'audio/flac': 'audio',
  'audio/x-flac': 'audio',
  'video/mp4': 'video',
  'video/webm': 'video',
  'video/ogg': 'video',
  'video/quicktime': 'video',
};

/** What the server makes anew, and so what is safe to show from this device: SVG is none of them. */
const PICTURES: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

export function kindOf({ mime, thumbnailUrl }: Pick<Attachment, 'mime' | 'thumbnailUrl'>): FileKind {
  if (thumbnailUrl !== null) return 'image';
  return PLAYED[mime] ?? 'file';
}

/** Before the server has looked into it: as what it will most likely be shown. */
export function likelyKindOf(mime: string): FileKind {
  return PICTURES.includes(mime) ? 'image' : (PLAYED[mime] ?? 'file');
}
