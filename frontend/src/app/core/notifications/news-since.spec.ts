import { TestBed } from '@angular/core/testing';
import { aMe } from '../../testing/samples';
import { NewsSince } from './news-since';

describe('from when on messages are new', () => {
  const signedIn = { status: 'signed-in', me: aMe() } as const;
  const signedOut = { status: 'signed-out', reason: null } as const;

  it('is when the page was opened, for whoever was signed in', () => {
    const since = TestBed.inject(NewsSince);
    since.note({ status: 'starting' });
    since.note(signedIn);
    expect(since.at).toBe(performance.timeOrigin);
  });

  it('is when they came in, for everybody else, and a change of the account moves nothing', () => {
    const since = TestBed.inject(NewsSince);
    const before = performance.timeOrigin + performance.now();
    since.note(signedOut);
    since.note(signedIn);
    const { at } = since;
    expect(at).toBeGreaterThanOrEqual(before);
    since.note(signedIn);
    expect(since.at).toBe(at);
  });
});
