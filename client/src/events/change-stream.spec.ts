import { describe, expect, it } from '@jest/globals';
import type { ClientChange } from '../client-change.js';
import { ChangeStream } from './change-stream.js';

const reset = (roomId: string): ClientChange => ({ type: 'timeline:reset', roomId });

describe('ChangeStream', () => {
  it('tells everybody in one order, also what a listener causes', () => {
    const stream = new ChangeStream();
    const heard: string[][] = [[], []];
    stream.on('timeline:reset', ({ roomId }) => {
      heard[0]?.push(roomId);
      if (roomId === 'a') stream.tell(reset('b'));
    });
    stream.subscribe((change) => change.type === 'timeline:reset' && heard[1]?.push(change.roomId));
    stream.tell(reset('a'));
    expect(heard).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('stops telling who has left', () => {
    const stream = new ChangeStream();
    const heard: ClientChange[] = [];
    const stop = stream.subscribe((change) => heard.push(change));
    stop();
    stream.tell(reset('a'));
    expect(heard).toEqual([]);
  });
});
