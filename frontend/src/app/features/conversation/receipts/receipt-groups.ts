import type { Id, Receipts } from '@parley/contracts';

/** How many people one group names; the others are counted. */
const NAMED = 50;

export interface ReceiptGroup {
  readonly key: 'read' | 'delivered' | 'waiting';
  readonly heading: string;
  readonly count: number;
  /** The first of them. */
  readonly userIds: readonly Id[];
}

export interface ReceiptsOf {
  receipts: Receipts;
  authorId: Id;
  /** Members of the room whose names are known here; in a crowded room not all of them. */
  memberIds: readonly Id[];
  memberCount: number;
}

/** Who has a message, who has read it, and who has it yet to come. Groups that nobody is in are left out. */
export function receiptGroups({ receipts, authorId, memberIds, memberCount }: ReceiptsOf): ReceiptGroup[] {
  const { readBy, deliveredTo } = receipts;
  const read = new Set(readBy);
  const reached = new Set(deliveredTo);
  const unread = deliveredTo.filter((id) => !read.has(id));
  const unreached = memberIds.filter((id) => id !== authorId && !reached.has(id) && !read.has(id));
  // The author is among the members, and not among those whom it waits for.
  const waiting = Math.max(unreached.length, memberCount - 1 - new Set([...readBy, ...deliveredTo]).size);
  const groups: ReceiptGroup[] = [
    { key: 'read', heading: 'Read by', count: readBy.length, userIds: readBy },
    { key: 'delivered', heading: 'Delivered to', count: unread.length, userIds: unread },
    { key: 'waiting', heading: 'Not yet', count: waiting, userIds: unreached },
  ];
  return groups
    .filter(({ count }) => count > 0)
    .map((group) => ({ ...group, userIds: group.userIds.slice(0, NAMED) }));
}
