import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';
import { ToastTimer } from './toast-timer';
import { type Toast, type ToastKind, Toasts } from './toasts';

const ICON: Record<ToastKind, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'alert',
  danger: 'alert',
};

/** Where toasts appear; once, at the root of the page. */
@Component({
  selector: 'pl-toast-list',
  imports: [Icon, ToastTimer],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status" aria-live="polite" aria-atomic="false" class="list">
      @for (toast of toasts.list(); track toast.id) {
        <div
          class="toast"
          [class]="toast.kind"
          [plToastTimer]="toast.staysMs"
          (over)="toasts.dismiss(toast.id)"
        >
          <pl-icon [name]="icon[toast.kind]" />
          <p>{{ toast.text }}</p>
          @if (toast.action; as action) {
            <button type="button" class="action" (click)="act(toast)">{{ action.label }}</button>
          }
          <button type="button" class="dismiss" aria-label="Dismiss" (click)="toasts.dismiss(toast.id)">
            <pl-icon name="x" [size]="16" />
          </button>
        </div>
      }
    </div>
  `,
  styleUrl: './toast-list.css',
})
export class ToastList {
  protected readonly toasts = inject(Toasts);
  protected readonly icon = ICON;

  protected act(toast: Toast): void {
    this.toasts.dismiss(toast.id);
    toast.action?.run();
  }
}
