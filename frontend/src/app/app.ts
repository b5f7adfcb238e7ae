import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { FirstContent } from './core/first-content/first-content';
import { fetchTextFont } from './core/first-content/text-font';
import { ToastList } from './ui/toast/toast-list';

@Component({
  selector: 'pl-root',
  imports: [RouterOutlet, ToastList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <router-outlet />
    <pl-toast-list />
  `,
})
export class App {
  constructor() {
    const first = inject(FirstContent);
    fetchTextFont();
    // The rooms have more to wait for than their page, and tell by themselves.
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd && !/^\/rooms\b/.test(event.urlAfterRedirects)),
        takeUntilDestroyed(),
      )
      .subscribe(() => first.tell());
  }
}
