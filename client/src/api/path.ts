/** A value as one segment of a path. */
export function segment(value: string): string {
  return encodeURIComponent(value);
}
