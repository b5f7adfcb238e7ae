import { DestroyRef, Directive, DOCUMENT, inject, output, signal } from '@angular/core';
import { carriesFiles, type ChosenFiles, filesIn } from './chosen-files';

/**
 * Takes files that are dropped anywhere on it. While there is one, files dropped beside it do nothing: the browser would
 * leave the page for them.
 */
@Directive({
  selector: '[plFileDrop]',
  host: {
    '(dragenter)': 'enter($event)',
    '(dragover)': 'over($event)',
    '(dragleave)': 'leave($event)',
    '(drop)': 'drop($event)',
  },
})
export class FileDrop {
  /** Whether files are taken now. */
  allowed: () => boolean = () => true;
  readonly dropped = output<ChosenFiles>();

  /** Files are held above it. */
  readonly held = signal(false);
  /** Into how deep an element they are: each tells of itself. */
  private depth = 0;

  constructor() {
    const document = inject(DOCUMENT);
    const refuse = (event: DragEvent): void => {
      if (!carriesFiles(event.dataTransfer) || event.defaultPrevented) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    document.addEventListener('dragover', refuse);
    document.addEventListener('drop', refuse);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('dragover', refuse);
      document.removeEventListener('drop', refuse);
    });
  }

  protected enter(event: DragEvent): void {
    if (!this.takes(event)) return;
    event.preventDefault();
    this.depth += 1;
    this.held.set(true);
  }

  protected over(event: DragEvent): void {
    if (!this.takes(event)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'copy';
  }

  protected leave(event: DragEvent): void {
    if (!this.takes(event)) return;
    this.depth -= 1;
    if (this.depth <= 0) this.end();
  }

  protected drop(event: DragEvent): void {
    this.end();
    if (!this.takes(event)) return;
    event.preventDefault();
    this.dropped.emit(filesIn(event.dataTransfer!));
  }

  private takes({ dataTransfer }: DragEvent): boolean {
    return this.allowed() && carriesFiles(dataTransfer);
  }

  private end(): void {
    this.depth = 0;
    this.held.set(false);
  }
}
