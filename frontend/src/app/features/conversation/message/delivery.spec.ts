import type { OutboxStatus, RoomReceipts } from '@parley/client';
import { deliveryOf, type Delivery } from './delivery';

const receipts = (readByAllSeq: number | null, readSeq: number, deliveredSeq: number): RoomReceipts => ({
  readByAllSeq,
  readSeq,
  deliveredSeq,
});

describe('how far a message has come', () => {
  it.each<[OutboxStatus, Delivery]>([
    ['queued', 'waiting'],
    ['sending', 'sending'],
    ['sent', 'sent'],
    ['failed', 'failed'],
  ])('on its way, %s: %s', (status, expected) => {
    expect(deliveryOf(null, { status, error: null }, receipts(9, 9, 9))).toBe(expected);
  });

  it.each<[RoomReceipts | undefined, Delivery]>([
    [undefined, 'sent'],
    [receipts(null, 4, 4), 'sent'],
    [receipts(null, 4, 5), 'delivered'],
    [receipts(null, 5, 5), 'read'],
    [receipts(4, 7, 7), 'read'],
    [receipts(5, 7, 7), 'read-by-all'],
  ])('stored: %j is %s', (marks, expected) => {
    expect(deliveryOf({ seq: 5 }, null, marks)).toBe(expected);
  });
});
