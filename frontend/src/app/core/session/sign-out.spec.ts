import { TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import type { OutboxItem } from '@parley/client';
import { Dialogs } from '../../ui/dialog/dialogs';
import { clientOf, providePage } from '../../testing/page';
import { aMe } from '../../testing/samples';
import { ParleyActions } from '../parley/parley.actions';
import { SignOut } from './sign-out';

const waiting = (id: string): OutboxItem => ({
  id,
  roomId: 'r',
  body: 'x',
  replyTo: null,
  files: [],
  kept: true,
  createdAt: '2026-11-21T12:00:00.000Z',
  status: 'queued',
  error: null,
  retryAt: null,
  message: null,
});

describe('signing out', () => {
  let store: Store;
  let confirm: jest.SpyInstance;
  let logout: jest.SpyInstance;
  let session: SignOut;

  beforeEach(() => {
    const client = clientOf(() => ({ status: 204 }));
    logout = jest.spyOn(client.session, 'logout').mockResolvedValue();
    TestBed.configureTestingModule({ providers: providePage(client) });
    store = TestBed.inject(Store);
    confirm = jest.spyOn(TestBed.inject(Dialogs), 'confirm').mockResolvedValue(false);
    session = TestBed.inject(SignOut);
    store.dispatch(ParleyActions.sessionChanged({ session: { status: 'signed-in', me: aMe() } }));
  });

  it('asks nothing where nothing would be lost', async () => {
    await session.signOut();
    expect(confirm).not.toHaveBeenCalled();
    expect(logout).toHaveBeenCalled();
  });

  it('asks before unsent messages would be lost, and takes no for an answer', async () => {
    store.dispatch(ParleyActions.outboxChanged({ roomId: 'r', items: [waiting('1'), waiting('2')] }));
    await session.signOut();
    expect(confirm).toHaveBeenCalledWith(
      expect.objectContaining({ text: '2 messages have not been sent yet and would be lost.' }),
    );
    expect(logout).not.toHaveBeenCalled();
  });

  it('tells guests that they could not come back', async () => {
    store.dispatch(
      ParleyActions.sessionChanged({ session: { status: 'signed-in', me: aMe('g', { guest: true }) } }),
    );
    confirm.mockResolvedValue(true);
    await session.signOut();
    expect(confirm).toHaveBeenCalledWith(
      expect.objectContaining({ text: expect.stringMatching(/guest/) as string }),
    );
    expect(logout).toHaveBeenCalled();
  });
});
