/**
 * By how much a commit may lie behind the time that it carries, which was taken before it, and behind the last look, for
 * news that an instance told late: it was frozen, or the database kept it waiting.
 */
export const LATE_MS = 20_000;
