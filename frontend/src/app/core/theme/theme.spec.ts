import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideEffects } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { clientOf, providePage } from '../../testing/page';
import { aMe } from '../../testing/samples';
import { ParleyActions } from '../parley/parley.actions';
import { followAccountTheme } from './theme.effects';
import { Theme } from './theme';

describe('the theme', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [...providePage(clientOf(() => ({}))), provideEffects({ followAccountTheme })],
    });
  });

  const shown = (): string | undefined => TestBed.inject(DOCUMENT).documentElement.dataset['theme'];
  const signIn = (theme?: 'light' | 'dark' | 'system'): void =>
    TestBed.inject(Store).dispatch(
      ParleyActions.sessionChanged({
        session: { status: 'signed-in', me: aMe('me', { settings: { theme } }) },
      }),
    );

  it('is kept where the page finds it before its first paint', () => {
    TestBed.inject(Theme).choose('dark');
    expect(shown()).toBe('dark');
    expect(localStorage.getItem('parley.theme')).toBe('dark');
  });

  it('follows the device again when that is chosen', () => {
    const theme = TestBed.inject(Theme);
    theme.choose('dark');
    theme.choose('system');
    expect(shown()).toBeUndefined();
    expect(localStorage.getItem('parley.theme')).toBeNull();
  });

  it('comes with the account', () => {
    signIn('light');
    expect(shown()).toBe('light');
    signIn('dark');
    expect(shown()).toBe('dark');
  });

  it('of this device stays where the account has none', () => {
    TestBed.inject(Theme).choose('dark');
    signIn(undefined);
    expect(shown()).toBe('dark');
  });
});
