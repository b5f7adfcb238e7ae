import type { OutboxItem, RoomReceipts } from '@parley/client';
import type { Message } from '@parley/contracts';

/** How far a message of one's own has come. */
export type Delivery = 'waiting' | 'sending' | 'failed' | 'sent' | 'delivered' | 'read' | 'read-by-all';

/** Worded for tooltips and screen readers. */
export const DELIVERY_WORDS: Record<Delivery, string> = {
  waiting: 'Waiting to be sent',
  sending: 'Sending',
  failed: 'Not sent',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  'read-by-all': 'Read by everyone',
};

export function deliveryOf(
  message: Pick<Message, 'seq'> | null,
  item: Pick<OutboxItem, 'status' | 'error'> | null,
  receipts: RoomReceipts | undefined,
): Delivery {
  if (!message) {
    switch (item?.status) {
      case 'failed':
        return 'failed';
      case 'sent':
        return 'sent';
      case 'queued':
        return 'waiting';
      default:
        return 'sending';
    }
  }
  if (!receipts) return 'sent';
  if (receipts.readByAllSeq !== null && receipts.readByAllSeq >= message.seq) return 'read-by-all';
  if (receipts.readSeq >= message.seq) return 'read';
  return receipts.deliveredSeq >= message.seq ? 'delivered' : 'sent';
}
