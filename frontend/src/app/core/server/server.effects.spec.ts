import { TestBed } from '@angular/core/testing';
import { Actions, ROOT_EFFECTS_INIT } from '@ngrx/effects';
import type { SessionState } from '@parley/client';
import { Subject, type Subscription } from 'rxjs';
import { clientOf } from '../../testing/page';
import { aMe } from '../../testing/samples';
import { FirstContent } from '../first-content/first-content';
import { ParleyActions } from '../parley/parley.actions';
import { askForSettings } from './server.effects';

describe('what the administrators decided is asked for', () => {
  const actions = new Subject<{ type: string }>();
  let asked: string[];
  let asking: Subscription;
  const tell = (session: SessionState): void => actions.next(ParleyActions.sessionChanged({ session }));

  beforeEach(() => {
    asked = [];
    const client = clientOf(({ path }) => {
      asked.push(path);
      return { body: {} };
    });
    asking = askForSettings(new Actions(actions), client, TestBed.inject(FirstContent)).subscribe();
    actions.next({ type: ROOT_EFFECTS_INIT });
  });
  afterEach(() => asking.unsubscribe());

  it('once where nobody is signed in', () => {
    tell({ status: 'starting' });
    tell({ status: 'signed-out', reason: null });
    expect(asked).toEqual(['/settings']);
  });

  it('again by whoever is signed out', () => {
    tell({ status: 'signed-in', me: aMe('ann') });
    expect(asked).toEqual(['/settings']);
    tell({ status: 'signed-out', reason: 'logout' });
    expect(asked).toEqual(['/settings', '/settings']);
  });
});
