import type { Receipts } from '@parley/contracts';
import { receiptGroups, type ReceiptsOf } from './receipt-groups';

const sketch = (receipts: Partial<Receipts>, over: Partial<ReceiptsOf> = {}): string[] =>
  receiptGroups({
    receipts: { deliveredTo: [], readBy: [], readByAll: false, ...receipts },
    authorId: 'me',
    memberIds: ['me', 'ann', 'ben', 'cid'],
    memberCount: 4,
    ...over,
  }).map(({ heading, count, userIds }) => `${heading} ${count}: ${userIds.join(' ')}`);

describe('who has a message', () => {
  it('is told in three groups, nobody in two of them', () => {
    expect(sketch({ deliveredTo: ['ann', 'ben'], readBy: ['ann'] })).toEqual([
      'Read by 1: ann',
      'Delivered to 1: ben',
      'Not yet 1: cid',
    ]);
  });

  it('leaves out groups that nobody is in', () => {
    const all = ['ann', 'ben', 'cid'];
    expect(sketch({ deliveredTo: all, readBy: all })).toEqual(['Read by 3: ann ben cid']);
    expect(sketch({})).toEqual(['Not yet 3: ann ben cid']);
  });

  it('counts those of a crowded room who are not known by name', () => {
    const readBy = Array.from({ length: 80 }, (_, n) => `reader-${n}`);
    const groups = receiptGroups({
      receipts: { deliveredTo: readBy, readBy, readByAll: false },
      authorId: 'me',
      memberIds: ['me', 'ann', ...readBy.slice(0, 20)],
      memberCount: 5_000,
    });
    expect(groups.map(({ count, userIds }) => [count, userIds.length])).toEqual([
      [80, 50],
      [4_919, 1],
    ]);
  });

  it('takes whoever has read it as having it', () => {
    expect(sketch({ readBy: ['ann'] })).toEqual(['Read by 1: ann', 'Not yet 2: ben cid']);
  });
});
