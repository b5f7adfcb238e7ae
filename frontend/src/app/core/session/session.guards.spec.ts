import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationStart, provideRouter, Router } from '@angular/router';
import { provideState, provideStore, Store } from '@ngrx/store';
import { aMe } from '../../testing/samples';
import { ParleyActions } from '../parley/parley.actions';
import { nextUrl } from './next-url';
import { sessionFeature } from './session.feature';
import { administrator, fullAccount, signedIn, signedOut } from './session.guards';

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
          { path: 'invite/:code', component: Anything },
          { path: 'admin', canMatch: [administrator], component: Anything },
          {
            path: 'settings',
            children: [
              { path: 'security', canActivate: [fullAccount], component: Anything },
              { path: 'account', component: Anything },
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

  it.each([
    [aMe(), '/rooms'],
    [aMe('ann', { role: 'admin' }), '/admin'],
  ])('to what is for administrators is theirs alone (%#)', async (me, place) => {
    store.dispatch(ParleyActions.sessionChanged({ session: { status: 'signed-in', me } }));
    await router.navigateByUrl('/admin');
    expect(router.url).toBe(place);
  });

  it.each([
    [aMe(), '/settings/security'],
    [aMe('ann', { guest: true }), '/settings/account'],
  ])('to what protects an account is for those who have one (%#)', async (me, place) => {
    store.dispatch(ParleyActions.sessionChanged({ session: { status: 'signed-in', me } }));
    await router.navigateByUrl('/settings/security');
    expect(router.url).toBe(place);
  });

  it('leads those who came by an invite back to it', async () => {
    sessionStorage.setItem('parley.invite', 'q7Yk');
    store.dispatch(known('signed-in'));
    await router.navigateByUrl('/login?next=%2Frooms%2Fsome-room');
    sessionStorage.clear();
    expect(router.url).toBe('/invite/q7Yk');
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
