import { TestBed } from '@angular/core/testing';
import { ToastList } from './toast-list';
import { Toasts } from './toasts';

describe('toasts', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are one where the same is said twice, and never more than three', () => {
    const toasts = TestBed.inject(Toasts);
    for (const text of ['a', 'b', 'a', 'c', 'd']) toasts.show({ text });
    expect(toasts.list().map(({ text }) => text)).toEqual(['a', 'c', 'd']);
  });

  it('go by themselves, but not while they are pointed at', () => {
    const fixture = TestBed.createComponent(ToastList);
    const toasts = TestBed.inject(Toasts);
    const element = fixture.nativeElement as HTMLElement;
    toasts.show({ text: 'Saved.' });
    fixture.detectChanges();
    const toast = element.querySelector('.toast');
    toast?.dispatchEvent(new Event('pointerenter'));
    jest.advanceTimersByTime(60_000);
    expect(toasts.list()).toHaveLength(1);
    toast?.dispatchEvent(new Event('pointerleave'));
    jest.advanceTimersByTime(3_000);
    toast?.dispatchEvent(new Event('focusout'));
    jest.advanceTimersByTime(3_000);
    expect(toasts.list()).toHaveLength(1);
    jest.advanceTimersByTime(1_000);
    expect(toasts.list()).toHaveLength(0);
  });

  it('stay long enough to be read', () => {
    const toasts = TestBed.inject(Toasts);
    toasts.show({ text: 'x'.repeat(200) });
    expect(toasts.list()[0]?.staysMs).toBe(12_000);
  });

  it('do what their button says, and go', () => {
    const fixture = TestBed.createComponent(ToastList);
    const toasts = TestBed.inject(Toasts);
    const run = jest.fn();
    toasts.show({ text: 'You left.', action: { label: 'Rejoin', run } });
    fixture.detectChanges();
    (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('.action')?.click();
    expect(run).toHaveBeenCalledTimes(1);
    expect(toasts.list()).toHaveLength(0);
  });
});
