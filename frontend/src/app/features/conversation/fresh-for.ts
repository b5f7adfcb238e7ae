import { Directive, effect, inject, input, TemplateRef, untracked, ViewContainerRef } from '@angular/core';

/**
 * Makes its content anew for each value, so that nothing of one is left over in the next:
 *
 *     <pl-conversation *plFreshFor="id(); let roomId" [roomId]="roomId" />
 */
@Directive({ selector: '[plFreshFor]' })
export class FreshFor<T> {
  readonly plFreshFor = input.required<T>();

  constructor() {
    const container = inject(ViewContainerRef);
    const template = inject<TemplateRef<{ $implicit: T }>>(TemplateRef);
    effect(() => {
      const value = this.plFreshFor();
      untracked(() => {
        container.clear();
        container.createEmbeddedView(template, { $implicit: value });
      });
    });
  }

  static ngTemplateContextGuard<T>(_: FreshFor<T>, context: unknown): context is { $implicit: T } {
    return typeof context === 'object';
  }
}
