import { type Signal, signal, type WritableSignal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { debounce, distinctUntilChanged, map, timer } from 'rxjs';

const PAUSE_MS = 200;

/** What somebody types, and what of it is worth asking for: when they pause, without the space around. */
export function typedText(): { text: WritableSignal<string>; settled: Signal<string> } {
  const text = signal('');
  const settled = toSignal(
    toObservable(text).pipe(
      map((typed) => typed.trim()),
      debounce((typed) => timer(typed ? PAUSE_MS : 0)),
      distinctUntilChanged(),
    ),
    { initialValue: '' },
  );
  return { text, settled };
}
