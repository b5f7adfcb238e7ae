import type { IconName } from '../../../../ui/icon/icons';
import type { FileKind } from '../../../../core/files/file-kind';
import { extensionOf } from '../../../../core/files/file-words';

const ARCHIVES = ['ZIP', 'RAR', '7Z', 'GZ', 'TAR', 'BZ2', 'XZ', 'ZST'];
const TEXTS = [
  'TXT',
  'MD',
  'PDF',
  'DOC',
  'DOCX',
  'ODT',
  'RTF',
  'CSV',
  'XLS',
  'XLSX',
  'ODS',
  'PPT',
  'PPTX',
  'ODP',
];

/** By its kind, and by the end of its name: a picture for the eye, no promise of what is in it. */
export function fileIcon(kind: FileKind, name: string): IconName {
  if (kind === 'image') return 'image';
  if (kind === 'audio') return 'music';
  if (kind === 'video') return 'film';
  const end = extensionOf(name);
  if (ARCHIVES.includes(end)) return 'archive';
  return TEXTS.includes(end) ? 'file-text' : 'file';
}
