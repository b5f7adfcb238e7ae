import { expect, test } from '@jest/globals';
import { Gathered } from './gathered.js';
import { textFrame } from './text-frame.js';

const framed = (data: string) => ({ wsPreEncodedFrame: [textFrame(`4${data}`)] });
const textOf = (frames: Buffer) => frames.toString('latin1').replaceAll(/\x81[^]/g, '|');

test('who gets the same shares it', () => {
  const nothing = Gathered.nothing();
  const [first, second] = [framed('2one'), framed('2two')];
  const alice = nothing.and('2one', first).and('2two', second);
  const bob = nothing.and('2one', first).and('2two', second);
  expect(bob).toBe(alice);
  expect(textOf(alice.frames)).toBe('|42one|42two');
  expect(bob.frames).toBe(alice.frames);
});

test('who gets something else does not', () => {
  const nothing = Gathered.nothing();
  const [first, second] = [framed('2one'), framed('2two')];
  const alice = nothing.and('2one', first).and('2two', second);
  const bob = nothing.and('2one', first).and('3answer', {}).and('2two', second);
  const carol = nothing.and('2two', second);
  const dave = nothing.and('3answer', {}).and('3answer', {});
  expect([alice, bob, carol, dave].map(({ frames }) => textOf(frames))).toEqual([
    '|42one|42two',
    '|42one|43answer|42two',
    '|42two',
    '|43answer|43answer',
  ]);
});

test('says what is in there', () => {
  const gathered = Gathered.nothing().and('2one', framed('2one')).and('3é', {}).and('2two', {});
  expect(gathered.load).toEqual({ packets: 3, eventBytes: 8, answerBytes: 3 });
});
