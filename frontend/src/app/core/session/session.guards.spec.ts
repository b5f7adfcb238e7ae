import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationStart, provideRouter, Router } from '@angular/router';
import { provideState, provideStore, Store } from '@ngrx/store';
import { aMe } from '../../testing/samples';
import { ParleyActions } from '../parley/parley.actions';
import { nextUrl } from './next-url';
import { sessionFeature } from './session.feature';
import { signedIn, signedOut } from './session.guards';

@Component({ template: '' })
class Anything {}

const known = (status: 'signed-in' | 'signed-out') =>
  ParleyActions.sessionChanged({
    session: status === 'signed-in' ? { status, me: aMe() } : { status, reason: null },
  });

describe('the way into the page', () => {
  let router: Router;
  let store: Store;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideStore(),
        provideState(sessionFeature),
        provideRouter([
          {
            path: 'rooms',
            canMatch: [signedIn],
            children: [
              { path: '', component: Anything },
              { path: ':id', component: Anything },
            ],
          },
          { path: '', canActivateChild: [signedOut], children: [{ path: 'login', component: Anything }] },
        ]),
      ],
    });
    router = TestBed.inject(Router);
    store = TestBed.inject(Store);
  });

  it('waits until it is known whether somebody is signed in, and leads nobody astray meanwhile', async () => {
    const seen: string[] = [];
    router.events.subscribe((event) => {
      if (event instanceof NavigationStart) seen.push(event.url);
    });
    const arriving = router.navigateByUrl('/rooms');
    await new Promise((resolve) => setTimeout(resolve));
    store.dispatch(known('signed-in'));
    await arriving;
    expect(router.url).toBe('/rooms');
    expect(seen).toEqual(['/rooms']);
  });

  it('leads strangers to /login, and remembers where they wanted to go', async () => {
    store.dispatch(known('signed-out'));
    await router.navigateByUrl('/rooms/some-room');
    expect(router.url).toBe('/login?next=%2Frooms%2Fsome-room');
    await router.navigateByUrl('/rooms');
    expect(router.url).toBe('/login');
  });

  it('leads those who are signed in from /login to where they wanted to go', async () => {
    store.dispatch(known('signed-in'));
    await router.navigateByUrl('/login?next=%2Frooms%2Fsome-room');
    expect(router.url).toBe('/rooms/some-room');
  });
});

describe('the place to go on to', () => {
  it.each([
    [null, '/rooms'],
    ['/rooms/1', '/rooms/1'],
    ['https://evil.example', '/rooms'],
    ['//evil.example', '/rooms'],
    ['/\\evil.example', '/rooms'],
    ['javascript:alert(1)', '/rooms'],
  ])('for %j is %j', (wanted, expected) => {
    expect(nextUrl(wanted)).toBe(expected);
  });
});
