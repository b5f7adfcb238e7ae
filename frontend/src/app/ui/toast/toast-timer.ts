import { DestroyRef, Directive, inject, input, type OnInit, output } from '@angular/core';

/** Ends a toast after its time, which stands still while it is pointed at or has the focus. */
@Directive({
  selector: '[plToastTimer]',
  host: {
    '(pointerenter)': 'hold()',
    '(pointerleave)': 'go()',
    '(focusin)': 'hold()',
    '(focusout)': 'go()',
  },
})
export class ToastTimer implements OnInit {
  /** Milliseconds. */
  readonly plToastTimer = input.required<number>();
  readonly over = output();

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.hold());
  }

  ngOnInit(): void {
    this.go();
  }

  protected hold(): void {
    clearTimeout(this.timer);
  }

  protected go(): void {
    this.hold();
    this.timer = setTimeout(() => this.over.emit(), this.plToastTimer());
  }
}
