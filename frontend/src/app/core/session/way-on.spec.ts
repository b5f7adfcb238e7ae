import { TestBed } from '@angular/core/testing';
import { PendingInvite } from './pending-invite';
import { WayOn } from './way-on';

afterEach(() => sessionStorage.clear());

it('whoever came by an invite goes back to it, until it is used', () => {
  const [way, invite] = [TestBed.inject(WayOn), TestBed.inject(PendingInvite)];
  expect(way.url('/rooms/1')).toBe('/rooms/1');
  invite.keep('q7Yk');
  expect(way.url('/rooms/1')).toBe('/invite/q7Yk');
  invite.keep('a/b?c');
  expect(way.url(null)).toBe('/invite/a%2Fb%3Fc');
  invite.forget();
  expect(way.url(null)).toBe('/rooms');
});
