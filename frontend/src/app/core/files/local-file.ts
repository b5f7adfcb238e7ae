import { DestroyRef, effect, inject, type Signal, signal, untracked } from '@angular/core';
import type { Id } from '@parley/contracts';
import { PARLEY } from '../parley/parley';

/**
 * The address of a file that is on this device, for as long as whoever asks for it lives; `null` until it is there. It
 * stays when the upload is over and `id` gives `null`: what the server has takes a moment to come. Made in an injection
 * context.
 */
export function localFile(id: () => Id | null): Signal<string | null> {
  const client = inject(PARLEY);
  const url = signal<string | null>(null);
  let destroyed = false;
  const show = async (wanted: Id): Promise<void> => {
    const content = await client.uploads.content(wanted).catch(() => null);
    if (!content || destroyed || id() !== wanted) return;
    release();
    url.set(URL.createObjectURL(content));
  };
  const release = (): void => {
    const old = untracked(url);
    if (old !== null) URL.revokeObjectURL(old);
  };
  effect(() => {
    const wanted = id();
    if (wanted !== null) void untracked(() => show(wanted));
  });
  inject(DestroyRef).onDestroy(() => {
    destroyed = true;
    release();
  });
  return url.asReadonly();
}
