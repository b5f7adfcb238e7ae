import { computed, inject, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { Store } from '@ngrx/store';
import type { User } from '@parley/contracts';
import { catchError, concat, debounce, distinctUntilChanged, from, map, of, switchMap, timer } from 'rxjs';
import { failureWords } from '../parley/failures';
import { PARLEY } from '../parley/parley';
import { selectMyId } from '../session/session.feature';
import { selectPeople } from './people.feature';

export type SearchState =
  | { status: 'searching'; people: User[] }
  | { status: 'found'; people: User[] }
  | { status: 'failed'; people: User[]; reason: string };

const PAUSE_MS = 160;
const MOST = 30;

/** Everybody else whose name begins with what is asked for; with nothing asked, those who are known here already. */
export function peopleSearch(query: Signal<string>): Signal<SearchState> {
  const client = inject(PARLEY);
  const store = inject(Store);
  const myId = store.selectSignal(selectMyId);
  const known = store.selectSignal(selectPeople);
  const others = (people: readonly User[]): User[] => people.filter(({ id }) => id !== myId());

  const found = toSignal(
    toObservable(computed(() => query().trim())).pipe(
      distinctUntilChanged(),
      debounce((text) => timer(text ? PAUSE_MS : 0)),
      switchMap((text) => {
        if (!text) return of<SearchState | null>(null);
        const answer = from(client.api.users.find(text, { limit: MOST })).pipe(
          map(({ items }): SearchState => ({ status: 'found', people: others(items) })),
          catchError((error: unknown) =>
            of<SearchState>({ status: 'failed', people: [], reason: failureWords(error) }),
          ),
        );
        return concat(of<SearchState>({ status: 'searching', people: [] }), answer);
      }),
    ),
    { initialValue: null },
  );

  return computed(() => found() ?? { status: 'found', people: others(known()).sort(byName).slice(0, MOST) });
}

function byName(a: User, b: User): number {
  return a.displayName.localeCompare(b.displayName);
}
