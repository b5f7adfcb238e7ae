import type { Message } from '@parley/contracts';
import { PendingChanges } from './pending-changes';

const messages = [
  { id: 'a', body: 'one' },
  { id: 'b', body: 'two' },
] as Message[];

function open(): { answer: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const answer = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { answer, resolve, reject };
}

describe('a change on its way', () => {
  it('is shown until the answer', async () => {
    const pending = new PendingChanges();
    const { answer, resolve } = open();
    const done = pending.during('b', { body: 'changed' }, answer);
    expect(pending.applyTo(messages).map(({ body }) => body)).toEqual(['one', 'changed']);
    expect(pending.applyTo(messages)[0]).toBe(messages[0]);
    expect(pending.applyTo(messages)[1]).toBe(pending.applyTo(messages)[1]);
    resolve();
    await done;
    expect(pending.applyTo(messages)).toBe(messages);
  });

  it('is taken back when it is refused, and says so', async () => {
    const pending = new PendingChanges();
    const { answer, reject } = open();
    const done = pending.during('b', { body: 'changed' }, answer);
    reject(new Error('refused'));
    await expect(done).rejects.toThrow('refused');
    expect(pending.applyTo(messages)).toBe(messages);
  });

  it('gives way to a later one only', async () => {
    const pending = new PendingChanges();
    const [first, second] = [open(), open()];
    const one = pending.during('a', { body: 'first' }, first.answer);
    const two = pending.during('a', { body: 'second' }, second.answer);
    first.resolve();
    await one;
    expect(pending.applyTo(messages)[0]?.body).toBe('second');
    second.resolve();
    await two;
    expect(pending.applyTo(messages)).toBe(messages);
  });
});
