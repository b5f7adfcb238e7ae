import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { askedTogether } from './asked-together.js';

/** Answers when it is told to. */
class Oracle {
  readonly asked: { questions: readonly number[]; answer(): void; fail(error: Error): void }[] = [];
  readonly ask = askedTogether<number, string>((questions) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    const answer = (): void => resolve(questions.map((one) => `answer to ${one}`));
    this.asked.push({ questions, answer, fail: reject });
    return promise;
  });

  get questions(): (readonly number[])[] {
    return this.asked.map(({ questions }) => questions);
  }
}

describe('What is asked together', () => {
  test('in one turn goes out as one, and everybody gets their own answer', async () => {
    const oracle = new Oracle();
    const answers = Promise.all([oracle.ask(1), oracle.ask(2), oracle.ask(1)]);
    await turn();
    oracle.asked[0]?.answer();
    expect(await answers).toEqual(['answer to 1', 'answer to 2', 'answer to 1']);
    expect(oracle.questions).toEqual([[1, 2, 1]]);
  });

  test('while others wait is the next, never part of what is under way', async () => {
    const oracle = new Oracle();
    const first = oracle.ask(1);
    await turn();
    const [second, third] = [oracle.ask(1), turn().then(() => oracle.ask(2))];
    await turn();
    await turn();
    expect(oracle.questions).toEqual([[1]]);
    oracle.asked[0]?.answer();
    await first;
    await turn();
    expect(oracle.questions).toEqual([[1], [1, 2]]);
    oracle.asked[1]?.answer();
    expect(await Promise.all([second, third])).toEqual(['answer to 1', 'answer to 2']);
  });

  test('gathers for a moment after a crowd, and not after one who came alone', async () => {
    const oracle = new Oracle();
    const crowd = Promise.all([oracle.ask(1), oracle.ask(2)]);
    await turn();
    oracle.asked[0]?.answer();
    await crowd;
    const third = oracle.ask(3);
    await turn();
    await turn();
    const fourth = oracle.ask(4);
    while (oracle.asked.length < 2) await turn();
    oracle.asked[1]?.answer();
    await Promise.all([third, fourth]);
    expect(oracle.questions).toEqual([
      [1, 2],
      [3, 4],
    ]);

    const alone = new Oracle();
    const one = alone.ask(1);
    await turn();
    alone.asked[0]?.answer();
    await one;
    void alone.ask(2);
    await turn();
    expect(alone.questions).toEqual([[1], [2]]);
  });

  test('is not held up by an answer that does not come', async () => {
    const oracle = new Oracle();
    const held = oracle.ask(1);
    await turn();
    const second = oracle.ask(2);
    while (oracle.asked.length < 2) await turn();
    oracle.asked[1]?.answer();
    expect(await second).toBe('answer to 2');
    oracle.asked[0]?.answer();
    expect(await held).toBe('answer to 1');
  });

  test('fails together, and the next ones are asked all the same', async () => {
    const oracle = new Oracle();
    const both = Promise.allSettled([oracle.ask(1), oracle.ask(2)]);
    await turn();
    const next = oracle.ask(3);
    oracle.asked[0]?.fail(new Error('gone'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    while (oracle.asked.length < 2) await turn();
    oracle.asked[1]?.answer();
    expect(await next).toBe('answer to 3');
  });

  test('is no more than a hundred at once', async () => {
    const oracle = new Oracle();
    const all = Promise.all(Array.from({ length: 250 }, (_, n) => oracle.ask(n)));
    for (let n = 0; n < 3; n += 1) {
      while (oracle.asked.length <= n) await turn();
      oracle.asked[n]?.answer();
    }
    expect(await all).toHaveLength(250);
    expect(oracle.questions.map(({ length }) => length)).toEqual([100, 100, 50]);
  });
});
