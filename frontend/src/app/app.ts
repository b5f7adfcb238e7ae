import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
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
export class App {}
