import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router, type UrlSegment } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, take } from 'rxjs';
import { nextUrl } from './next-url';
import { selectSession } from './session.feature';

/** Waits until it is known whether somebody is signed in. */
function knownSession() {
  return inject(Store)
    .select(selectSession)
    .pipe(
      filter((session) => session.status !== 'starting'),
      take(1),
    );
}

/** Leads whoever is not signed in to `/login`, and remembers where they wanted to go. */
export const signedIn: CanMatchFn = (_route, segments: UrlSegment[]) => {
  const router = inject(Router);
  const wanted = `/${segments.map((segment) => segment.path).join('/')}`;
  return knownSession().pipe(
    map(
      (session) =>
        session.status === 'signed-in' ||
        router.createUrlTree(['/login'], wanted === '/rooms' ? {} : { queryParams: { next: wanted } }),
    ),
  );
};

/** Leads whoever is signed in to their rooms. */
export const signedOut: CanActivateFn = (route) => {
  const router = inject(Router);
  return knownSession().pipe(
    map(
      (session) =>
        session.status === 'signed-out' || router.parseUrl(nextUrl(route.queryParamMap.get('next'))),
    ),
  );
};
