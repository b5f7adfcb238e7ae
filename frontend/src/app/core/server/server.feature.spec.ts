import { TestBed } from '@angular/core/testing';
import { provideState, provideStore, Store } from '@ngrx/store';
import type { ServerSettings } from '@parley/contracts';
import { aMe } from '../../testing/samples';
import { clearOnSignOut } from '../clear-on-sign-out';
import { ParleyActions } from '../parley/parley.actions';
import { sessionFeature } from '../session/session.feature';
import { rememberSettings } from './remembered-settings';
import { ServerActions } from './server.actions';
import { selectMakesRooms, selectSettings, serverFeature } from './server.feature';

const OPEN: ServerSettings = {
  registration: 'open',
  guests: true,
  roomCreation: 'everyone',
  retentionDays: null,
};
const CLOSED: ServerSettings = {
  registration: 'closed',
  guests: false,
  roomCreation: 'admins',
  retentionDays: 30,
};

describe('what the administrators decided', () => {
  const start = (): Store => {
    TestBed.configureTestingModule({
      providers: [
        provideStore({}, { metaReducers: [clearOnSignOut] }),
        provideState(sessionFeature),
        provideState(serverFeature),
      ],
    });
    return TestBed.inject(Store);
  };

  beforeEach(() => localStorage.clear());

  it('is open until the server says otherwise, on its own or when asked', () => {
    const settings = start().selectSignal(selectSettings);
    expect(settings()).toEqual(OPEN);
    TestBed.inject(Store).dispatch(ServerActions.settingsTold({ settings: CLOSED }));
    expect(settings()).toEqual(CLOSED);
    TestBed.inject(Store).dispatch(ParleyActions.settingsChanged({ settings: OPEN }));
    expect(settings()).toEqual(OPEN);
  });

  it('is what this device last heard, from the first moment and after signing out', () => {
    rememberSettings(CLOSED);
    const store = start();
    const settings = store.selectSignal(selectSettings);
    expect(settings()).toEqual(CLOSED);
    store.dispatch(ParleyActions.sessionChanged({ session: { status: 'signed-out', reason: 'logout' } }));
    expect(settings()).toEqual(CLOSED);
  });

  it('is no news when it is told again', () => {
    const settings = start().selectSignal(selectSettings);
    const before = settings();
    TestBed.inject(Store).dispatch(ServerActions.settingsTold({ settings: { ...OPEN } }));
    expect(settings()).toBe(before);
  });

  it.each([
    ['not to make one', 'user', false],
    ['to make one still', 'admin', true],
  ] as const)('where rooms are the administrators’ to make, tells people %s (%s)', (_, role, makes) => {
    const store = start();
    store.dispatch(ServerActions.settingsTold({ settings: CLOSED }));
    store.dispatch(
      ParleyActions.sessionChanged({ session: { status: 'signed-in', me: aMe('ann', { role }) } }),
    );
    expect(store.selectSignal(selectMakesRooms)()).toBe(makes);
  });
});
