import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icons';
import { PageHeading } from '../../ui/page-heading/page-heading';

export interface SectionLink {
  path: string;
  label: string;
  icon: IconName;
}

/** A page of sections: their names at the left, on a phone above, and beside them the one that is open. */
@Component({
  selector: 'pl-sections',
  imports: [Icon, PageHeading, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sections.html',
  styleUrl: './sections.css',
  host: { '[class.wide]': 'wide()' },
})
export class Sections {
  readonly heading = input.required<string>();
  readonly sections = input.required<readonly SectionLink[]>();
  /** For lists and figures, not forms. */
  readonly wide = input(false, { transform: booleanAttribute });

  /** On a phone the sections are a row that may be longer than the screen. */
  protected show(link: HTMLElement): void {
    link.scrollIntoView({ block: 'nearest', inline: 'center' });
  }
}
