import { boxFor, columnsFor } from './gallery';

it.each([
  ['as large as it is where it is small', { width: 200, height: 100 }, { width: 200, height: 100 }],
  ['fitted in width', { width: 4000, height: 1000 }, { width: 400, height: 100 }],
  ['fitted in height', { width: 1000, height: 2000 }, { width: 160, height: 320 }],
  ['not too thin to be hit', { width: 10, height: 4000 }, { width: 72, height: 320 }],
  ['not too small to be hit', { width: 1, height: 1 }, { width: 72, height: 72 }],
  ['of some size while that is not known', { width: null, height: null }, { width: 240, height: 180 }],
])('a picture is %s', (_, size, box) => {
  expect(boxFor(size)).toEqual(box);
});

it('several pictures stand in two columns or three', () => {
  expect([2, 3, 4, 5, 10].map(columnsFor)).toEqual([2, 3, 2, 3, 3]);
});
