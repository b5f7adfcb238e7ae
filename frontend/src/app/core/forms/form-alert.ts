import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { formRefusal } from './send-form';

const TICK_MS = 1_000;

/**
 * What is wrong with a form as a whole, above its button. Where the server asks to wait, it counts down:
 *
 *     <pl-form-alert #alert [form]="form" />
 *     <button type="submit" [disabled]="alert.waiting()">
 */
@Component({
  selector: 'pl-form-alert',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (refusal(); as it) {
      @if (it.retryAt === null) {
        <p class="alert" role="alert">{{ it.message }}</p>
      } @else if (waiting()) {
        <p class="alert alert--wait">
          <span role="alert">That was too often. Please wait a little.</span>
          <span class="left" aria-hidden="true">{{ left() }}</span>
        </p>
      } @else {
        <p class="alert alert--wait" role="status">You can try again now.</p>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }

    :host(:empty) {
      display: none;
    }

    .alert--wait {
      display: flex;
      justify-content: space-between;
      background: var(--warning-soft);
      color: var(--warning-text);
      gap: var(--space-3);
    }

    .left {
      font-variant-numeric: tabular-nums;
      font-weight: var(--weight-semibold);
    }
  `,
})
export class FormAlert<T> {
  readonly form = input.required<FieldTree<T>>();

  private readonly now = signal(Date.now());
  protected readonly refusal = computed(() => formRefusal(this.form()));
  private readonly leftMs = computed(() => (this.refusal()?.retryAt ?? 0) - this.now());
  /** It is no use to try yet. */
  readonly waiting = computed(() => this.leftMs() > 0);
  protected readonly left = computed(() => {
    const seconds = Math.ceil(this.leftMs() / 1_000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  });

  constructor() {
    let timer: ReturnType<typeof setInterval> | undefined;
    effect((onCleanup) => {
      if (!this.refusal()?.retryAt) return;
      this.now.set(Date.now());
      timer = setInterval(() => this.now.set(Date.now()), TICK_MS);
      onCleanup(() => clearInterval(timer));
    });
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
