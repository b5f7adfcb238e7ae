import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Page } from '@parley/contracts';
import { eventually } from '../../testing/eventually';
import { PagedList } from './paged-list';

type Thing = { id: string; size: number };
const page = (nextCursor: string | null, ...ids: string[]): Page<Thing> => ({
  items: ids.map((id) => ({ id, size: 1 })),
  nextCursor,
});

describe('a list in pages', () => {
  const filter = signal<{ query?: string }>({});
  const asked: object[] = [];
  let answer: (it: { query?: string; cursor?: string }) => Promise<Page<Thing>>;
  let list: PagedList<{ query?: string }, Thing>;
  const ids = () => list.items()?.map(({ id }) => id);
  const shows = (...expected: string[]) =>
    eventually(() => {
      TestBed.tick();
      expect(ids()).toEqual(expected);
    });

  beforeEach(async () => {
    filter.set({});
    asked.length = 0;
    answer = ({ query, cursor }) =>
      Promise.resolve(query ? page(null, 'z') : cursor ? page(null, 'c') : page('after b', 'a', 'b'));
    list = TestBed.runInInjectionContext(
      () =>
        new PagedList(filter, (wanted, cursor) => {
          const it = { ...wanted, ...(cursor && { cursor }) };
          asked.push(it);
          return answer(it);
        }),
    );
    await shows('a', 'b');
  });

  it('goes on where it ended, and no further than there is', async () => {
    expect(list.hasMore()).toBe(true);
    await list.more();
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(asked.at(-1)).toEqual({ cursor: 'after b' });
    expect(list.hasMore()).toBe(false);
    await list.more();
    expect(asked).toHaveLength(2);
  });

  it('shows what was there until another filter is answered, and then nothing of it', async () => {
    filter.set({ query: 'z' });
    TestBed.tick();
    expect(ids()).toEqual(['a', 'b']);
    await shows('z');
  });

  it('takes no page of an earlier filter', async () => {
    let arrive: (it: Page<Thing>) => void = () => undefined;
    const before = answer;
    answer = (it) => (it.cursor ? new Promise((resolve) => (arrive = resolve)) : before(it));
    const more = list.more();
    filter.set({ query: 'z' });
    await shows('z');
    arrive(page(null, 'c'));
    await more;
    expect(ids()).toEqual(['z']);
  });

  it('changes one, and takes one out', () => {
    list.change('a', (it) => ({ ...it, size: 2 }));
    list.change('b', null);
    expect(list.items()).toEqual([{ id: 'a', size: 2 }]);
  });
});
