import { ChangeDetectionStrategy, Component } from '@angular/core';
import { type SectionLink, Sections } from '../../core/sections/sections';

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
    { path: 'rooms', label: 'Rooms', icon: 'hash' },
    { path: 'audit', label: 'Audit log', icon: 'list' },
    { path: 'settings', label: 'Settings', icon: 'settings' },
  ];
}
