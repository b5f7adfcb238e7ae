import { TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { ChatError, type ClientChangeOf, type ParleyClient } from '@parley/client';
import type { Message } from '@parley/contracts';
import { PARLEY } from '../../../core/parley/parley';
import { ParleyActions } from '../../../core/parley/parley.actions';
import { eventually } from '../../../testing/eventually';
import { clientOf, providePage } from '../../../testing/page';
import { aMessage, aRoom } from '../../../testing/samples';
import { type Ask, type FoundPage, FoundPages } from './found-pages';

describe('what was found', () => {
  let pages: FoundPages;
  let upserted: (change: ClientChangeOf<'messages:upserted'>) => void;

  beforeEach(() => {
    const client: ParleyClient = clientOf(() => ({}));
    jest.spyOn(client.changes, 'on').mockImplementation((_type, listener) => {
      upserted = listener;
      return () => undefined;
    });
    TestBed.configureTestingModule({
      providers: [providePage(client), { provide: PARLEY, useValue: client }],
    });
    TestBed.inject(Store).dispatch(ParleyActions.roomsReplaced({ rooms: [aRoom('room'), aRoom('other')] }));
    pages = TestBed.runInInjectionContext(() => new FoundPages());
  });

  const seqs = (): number[] => pages.items().map(({ message }) => message.seq);
  const page = (items: Message[], nextCursor: string | null = null): FoundPage => ({ items, nextCursor });
  const settled = (): Promise<void> => eventually(() => expect(pages.status()).toBe('settled'));

  it('goes on where it left off, with each message once', async () => {
    const asked: (string | undefined)[] = [];
    pages.begin((cursor) => {
      asked.push(cursor);
      return Promise.resolve(
        cursor ? page([aMessage(2), aMessage(1)]) : page([aMessage(3), aMessage(2)], 'next'),
      );
    });
    await settled();
    pages.more();
    pages.more();
    await settled();
    pages.more();
    expect([seqs(), asked]).toEqual([
      [3, 2, 1],
      [undefined, 'next'],
    ]);
  });

  it('shows nothing of a question that was overtaken, and gives it up', async () => {
    let answerFirst!: (page: FoundPage) => void;
    let given: AbortSignal | undefined;
    const first: Ask = (_cursor, signal) => {
      given = signal;
      return new Promise((resolve) => (answerFirst = resolve));
    };
    pages.begin(first);
    pages.begin(() => Promise.resolve(page([aMessage(7)])));
    expect(given?.aborted).toBe(true);
    await settled();
    answerFirst(page([aMessage(1)]));
    await Promise.resolve();
    expect(seqs()).toEqual([7]);
    pages.begin(null);
    expect([seqs(), pages.status()]).toEqual([[], 'idle']);
  });

  it('is without what was deleted, and without rooms that are left, and says what it says now', async () => {
    const highlights = { 'message-1': [{ from: 0, to: 7 }], 'message-2': [{ from: 0, to: 7 }] };
    const items = [aMessage(1), aMessage(2), aMessage(3), aMessage(4, { roomId: 'other' })];
    pages.begin(() => Promise.resolve({ ...page(items), highlights }));
    await settled();
    upserted({
      type: 'messages:upserted',
      roomId: 'room',
      messages: [
        aMessage(1, { version: 11, body: 'edited' }),
        aMessage(2, { version: 12, pinned: { by: 'ann', at: '2026-11-21T12:00:00.000Z' } }),
        aMessage(3, { version: 13, body: null, deletedAt: '2026-11-21T12:00:00.000Z' }),
      ],
    });
    TestBed.inject(Store).dispatch(ParleyActions.roomRemoved({ roomId: 'other', reason: 'left' }));
    expect(pages.items().map(({ message, highlights: at }) => [message.body, at.length])).toEqual([
      ['edited', 0],
      ['message 2', 1],
    ]);
    upserted({ type: 'messages:upserted', roomId: 'room', messages: [aMessage(1, { body: 'as it was' })] });
    expect(pages.items()[0]?.message.body).toBe('edited');
  });

  it('says why it failed, and keeps what is there for another try', async () => {
    let isDown = false;
    pages.begin((cursor) => {
      if (isDown) return Promise.reject(new ChatError('NO_ANSWER', 'nothing came'));
      return Promise.resolve(cursor ? page([aMessage(1)]) : page([aMessage(2)], 'next'));
    });
    await settled();
    isDown = true;
    pages.more();
    await eventually(() => expect(pages.status()).toBe('failed'));
    expect([seqs(), pages.failure()?.isQuery]).toEqual([[2], false]);
    isDown = false;
    pages.tryAgain();
    await settled();
    expect(seqs()).toEqual([2, 1]);

    pages.begin(() => Promise.reject(new ChatError('VALIDATION', 'from: needs a value')));
    await eventually(() => expect(pages.failure()).toEqual({ text: 'from: needs a value', isQuery: true }));
  });
});
