import type { FileView } from './file-view';

/** CSS pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The most that one picture takes; the small picture at the server has twice as many pixels for sharp screens. */
const LARGEST: Box = { width: 400, height: 320 };
/** So that it can be seen and hit. */
const SMALLEST = 72;
/** Before its size is known. */
const UNKNOWN: Box = { width: 240, height: 180 };

/** What one picture takes, known before it has come: it keeps its shape, but for the edges of what is very long. */
export function boxFor({ width, height }: Pick<FileView, 'width' | 'height'>): Box {
  if (!width || !height) return UNKNOWN;
  const scale = Math.min(1, LARGEST.width / width, LARGEST.height / height);
  return {
    width: Math.min(LARGEST.width, Math.max(SMALLEST, Math.round(width * scale))),
    height: Math.min(LARGEST.height, Math.max(SMALLEST, Math.round(height * scale))),
  };
}

/** In how many columns several pictures stand; their fields are squares. */
export function columnsFor(count: number): 2 | 3 {
  return count === 2 || count === 4 ? 2 : 3;
}
