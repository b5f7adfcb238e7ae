import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import type { SessionEndReason } from '@parley/contracts';
import { Toasts } from '../../ui/toast/toasts';
import { clientOf, providePage } from '../../testing/page';
import { ParleyActions } from '../parley/parley.actions';
import { leaveWhenSignedOut, tellWhySessionEnded } from './session.effects';

describe('when the session ends', () => {
  let store: Store;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...providePage(clientOf(() => ({}))),
        provideEffects({ leaveWhenSignedOut, tellWhySessionEnded }),
      ],
    });
    store = TestBed.inject(Store);
  });

  it.each<[SessionEndReason, RegExp | null]>([
    ['logout', null],
    ['revoked', /sign in again/i],
    ['expired', /sign in again/i],
    ['banned', /ask an administrator/i],
  ])('by %s, it is said why, and what to do', (reason, words) => {
    store.dispatch(ParleyActions.sessionEnded({ reason }));
    const said = TestBed.inject(Toasts)
      .list()
      .map(({ text }) => text)
      .join();
    if (words) expect(said).toMatch(words);
    else expect(said).toBe('');
  });

  it('the page goes to /login, and there is no way back to what it showed', () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    store.dispatch(ParleyActions.sessionChanged({ session: { status: 'signed-out', reason: 'revoked' } }));
    expect(navigate).toHaveBeenCalledWith(['/login'], { replaceUrl: true });
  });
});
