import { Injectable, signal } from '@angular/core';

export type ToastKind = 'info' | 'success' | 'warning' | 'danger';

export interface ToastContent {
  /** What happened, and what to do where something is to be done. */
  text: string;
  kind?: ToastKind;
  action?: { label: string; run: () => void };
  /** Milliseconds that it stays; longer texts and those with an action stay longer by themselves. */
  staysMs?: number;
}

export interface Toast extends Required<Pick<ToastContent, 'text' | 'kind' | 'staysMs'>> {
  id: number;
  action: ToastContent['action'];
}

const SHORTEST_MS = 4_000;
/** Slow readers manage about three words a second. */
const MS_PER_CHARACTER = 60;
const WITH_ACTION_MS = 8_000;
/** More at once would be a wall; the oldest makes way. */
const MOST = 3;

/** Short notes at the edge of the page, said to screen readers too. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly shown = signal<readonly Toast[]>([]);
  private made = 0;

  readonly list = this.shown.asReadonly();

  show({ text, kind = 'info', action, staysMs = defaultStay(text, action) }: ToastContent): void {
    const toast: Toast = { id: ++this.made, text, kind, action, staysMs };
    // The same note twice is one note that stays longer.
    this.shown.update((list) => [...list.filter((other) => other.text !== text), toast].slice(-MOST));
  }

  dismiss(id: number): void {
    this.shown.update((list) => list.filter((toast) => toast.id !== id));
  }
}

function defaultStay(text: string, action: ToastContent['action']): number {
  return Math.max(action ? WITH_ACTION_MS : SHORTEST_MS, text.length * MS_PER_CHARACTER);
}
