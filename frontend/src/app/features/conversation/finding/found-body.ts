import {
  ChangeDetectionStrategy,
  Component,
  effect,
  ElementRef,
  inject,
  input,
  ViewEncapsulation,
} from '@angular/core';
import type { TextRange } from '@parley/contracts';
import type { Mentioned } from '../markdown/mentions';
import { renderMarkdown } from '../markdown/render';
import { excerptOf } from './excerpt';
import { drawMarks, withSigns } from './marks';

/** What somebody wrote, as it stands in the conversation, with what was looked for marked. Nothing in it can be pressed. */
@Component({
  selector: 'pl-found-body',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: '',
  styleUrls: ['../message/prose.css', './found-body.css'],
  host: { class: 'prose found-body', dir: 'auto' },
})
export class FoundBody {
  /** Markdown. */
  readonly body = input.required<string>();
  readonly highlights = input<readonly TextRange[]>([]);
  readonly mentioned = input.required<Mentioned>();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => {
      const { text, ranges } = excerptOf(this.body(), this.highlights());
      const { fragment } = renderMarkdown(withSigns(text, ranges), this.mentioned());
      const copy = fragment.cloneNode(true) as DocumentFragment;
      for (const link of copy.querySelectorAll('a')) link.replaceWith(plainly(link));
      drawMarks(copy);
      host.replaceChildren(copy);
    });
  }
}

/** The whole of it leads to the message: a link within would lead elsewhere. */
function plainly(link: HTMLAnchorElement): HTMLElement {
  const span = document.createElement('span');
  span.className = 'as-link';
  span.append(...link.childNodes);
  return span;
}
