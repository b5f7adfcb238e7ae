import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import type { ConnectionState } from '@parley/client';
import { ParleyActions } from '../core/parley/parley.actions';
import { clientOf, providePage } from '../testing/page';
import { ConnectionStatus } from './connection-status';

describe('the banner of the connection', () => {
  let fixture: ComponentFixture<ConnectionStatus>;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({ providers: providePage(clientOf(() => ({}))) });
    fixture = TestBed.createComponent(ConnectionStatus);
    fixture.detectChanges();
  });
  afterEach(() => jest.useRealTimers());

  function become(connection: Partial<ConnectionState>): void {
    const state: ConnectionState = { status: 'online', retryAt: null, failures: 0, ...connection };
    TestBed.inject(Store).dispatch(ParleyActions.connectionChanged({ connection: state }));
    fixture.detectChanges();
  }

  function passes(ms: number): void {
    jest.advanceTimersByTime(ms);
    fixture.detectChanges();
  }

  const words = (): string => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();

  it('says nothing while all is well, nor before anything was tried', () => {
    expect(words()).toBe('');
    become({ status: 'online' });
    passes(5_000);
    expect(words()).toBe('');
  });

  it('gives a connection that is being made a moment before it speaks', () => {
    become({ status: 'online' });
    become({ status: 'connecting' });
    passes(500);
    expect(words()).toBe('');
    passes(500);
    expect(words()).toBe('Connecting…');
    become({ status: 'catching-up' });
    expect(words()).toBe('Catching up…');
    become({ status: 'online' });
    expect(words()).toBe('');
  });

  it('tells at once of a connection that failed, and counts down', () => {
    become({ status: 'offline', retryAt: Date.now() + 8_000, failures: 1 });
    expect(words()).toContain('No connection.');
    expect(words()).toContain('Trying again in 8 s');
    passes(3_000);
    expect(words()).toContain('Trying again in 5 s');
  });

  it('does not say the countdown to screen readers', () => {
    become({ status: 'offline', retryAt: Date.now() + 8_000, failures: 1 });
    const status = (fixture.nativeElement as HTMLElement).querySelector('[role="status"]');
    expect(status?.textContent.trim()).toBe('No connection.');
  });
});
