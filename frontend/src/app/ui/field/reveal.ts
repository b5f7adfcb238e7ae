import { ChangeDetectionStrategy, Component, contentChild, effect, ElementRef, signal } from '@angular/core';
import { Control } from './field';

/** Lets a person see what they type into the password field inside. */
@Component({
  selector: 'pl-reveal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-content />
    <button type="button" [attr.aria-pressed]="shown()" aria-label="Show characters" (click)="toggle()">
      {{ shown() ? 'Hide' : 'Show' }}
    </button>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }

    ::ng-deep input {
      padding-right: 4rem !important;
    }

    button {
      position: absolute;
      top: 50%;
      right: var(--space-1);
      min-width: 3rem;
      min-height: 2rem;
      padding: 0 var(--space-2);
      border-radius: var(--radius-s);
      color: var(--text-muted);
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
      text-align: center;
      translate: 0 -50%;
    }

    button:hover {
      background: var(--hover);
      color: var(--text);
    }
  `,
})
export class Reveal {
  private readonly input = contentChild.required<Control, ElementRef<HTMLInputElement>>(Control, {
    read: ElementRef,
  });
  protected readonly shown = signal(false);

  constructor() {
    effect(() => {
      this.input().nativeElement.type = this.shown() ? 'text' : 'password';
    });
  }

  protected toggle(): void {
    this.shown.update((shown) => !shown);
  }
}
