import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router, type UrlSegment } from '@angular/router';
import { Store } from '@ngrx/store';
import { filter, map, take } from 'rxjs';
import { selectSession } from './session.feature';
import { WayOn } from './way-on';

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
  const way = inject(WayOn);
  return knownSession().pipe(
    map(
      (session) =>
        session.status === 'signed-out' || router.parseUrl(way.url(route.queryParamMap.get('next'))),
    ),
  );
};

/** Leads guests, who have no password to protect, to where they can get one. */
export const fullAccount: CanActivateFn = () => {
  const router = inject(Router);
  return knownSession().pipe(
    map(
      (session) =>
        !(session.status === 'signed-in' && session.me.guest) || router.createUrlTree(['/settings/account']),
    ),
  );
};

/** Leads whoever is no administrator to their rooms. */
export const administrator: CanMatchFn = () => {
  const router = inject(Router);
  return knownSession().pipe(
    map(
      (session) =>
        (session.status === 'signed-in' && session.me.role === 'admin') || router.createUrlTree(['/rooms']),
    ),
  );
};
