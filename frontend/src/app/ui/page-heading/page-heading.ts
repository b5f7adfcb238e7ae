import { afterNextRender, Directive, DOCUMENT, ElementRef, inject } from '@angular/core';

/**
 * The heading of a page that took the place of another: it takes the focus that went with what is gone, so that the
 * keyboard and screen readers go on from there and not from the top of everything. Focus that is somewhere stays there.
 */
@Directive({ selector: 'h1[plPageHeading]', host: { tabindex: '-1', '[style.outline]': '"none"' } })
export class PageHeading {
  constructor() {
    const document = inject(DOCUMENT);
    const heading = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) heading.focus({ preventScroll: true });
    });
  }
}
