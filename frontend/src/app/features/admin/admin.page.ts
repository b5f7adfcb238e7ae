import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { type SectionLink, Sections } from '../../core/sections/sections';
import { selectMe } from '../../core/session/session.feature';
import { Toasts } from '../../ui/toast/toasts';

/** The frame of the administration: its sections at the left, on a phone above. */
@Component({
  selector: 'pl-admin-page',
  imports: [Sections],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<pl-sections heading="Administration" wide [sections]="sections" />`,
  styles: `
    :host {
      display: block;
      height: 100%;
    }
  `,
})
export class AdminPage {
  protected readonly sections: readonly SectionLink[] = [
    { path: 'overview', label: 'Overview', icon: 'gauge' },
    { path: 'people', label: 'People', icon: 'users' },
    { path: 'bots', label: 'Bots', icon: 'bot' },
    { path: 'rooms', label: 'Rooms', icon: 'hash' },
    { path: 'audit', label: 'Audit log', icon: 'list' },
    { path: 'settings', label: 'Settings', icon: 'settings' },
  ];

  constructor() {
    const [router, toasts] = [inject(Router), inject(Toasts)];
    const me = inject(Store).selectSignal(selectMe);
    effect(() => {
      // Taken away while they look: whatever they asked for here would be refused.
      if (!me() || me()?.role === 'admin') return;
      toasts.show({ kind: 'warning', text: 'You are no administrator of this server any more.' });
      void router.navigate(['/rooms']);
    });
  }
}
