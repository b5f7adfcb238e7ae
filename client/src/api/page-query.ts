/** Which part of a list. */
export interface PageQuery {
  /** `nextCursor` of the page before; the first page without it. */
  cursor?: string;
  /** 1–100; 50 without it. */
  limit?: number;
}
