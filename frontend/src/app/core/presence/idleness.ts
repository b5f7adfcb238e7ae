import {
  distinctUntilChanged,
  fromEvent,
  map,
  merge,
  startWith,
  switchMap,
  throttleTime,
  timer,
  type Observable,
} from 'rxjs';

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'visibilitychange'];

/** Often enough: a pointer that moves tells of itself many times a second. */
const AT_MOST_EVERY_MS = 1_000;

/** Whether nobody has touched the page for a while: `false` at once, and then with every change. */
export function idleness(document: Document, afterMs: number): Observable<boolean> {
  return merge(
    ...SIGNS_OF_LIFE.map((sign) => fromEvent(document, sign, { passive: true, capture: true })),
  ).pipe(
    throttleTime(AT_MOST_EVERY_MS),
    startWith(null),
    switchMap(() =>
      timer(afterMs).pipe(
        map(() => true),
        startWith(false),
      ),
    ),
    distinctUntilChanged(),
  );
}
