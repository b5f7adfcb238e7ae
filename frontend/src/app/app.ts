import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { FirstContent } from './core/first-content/first-content';
import { fetchTextFont } from './core/first-content/text-font';
import { ToastList } from './ui/toast/toast-list';
import { Toasts } from './ui/toast/toasts';

@Component({
  selector: 'pl-root',
  imports: [RouterOutlet, ToastList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <router-outlet />
    @defer (when first.isThere() || toasts.list().length > 0) {
      <pl-toast-list />
    }
  `,
})
export class App {
  protected readonly first = inject(FirstContent);
  protected readonly toasts = inject(Toasts);

  constructor() {
    fetchTextFont();
    // The rooms have more to wait for than their page, and tell by themselves.
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd && !/^\/rooms\b/.test(event.urlAfterRedirects)),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.first.tell());
  }
}
