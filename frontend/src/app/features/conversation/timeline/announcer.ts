import type { LiveAnnouncer } from '@angular/cdk/a11y';
import { DestroyRef, effect, EnvironmentInjector, inject } from '@angular/core';
import type { Id, Message, User } from '@parley/contracts';
import { filesInWords } from '../../../core/files/file-words';
import { FirstContent } from '../../../core/first-content/first-content';
import type { RoomTimeline } from '../../../core/messages/messages.selectors';
import { words } from '../markdown/shown';

/** Milliseconds in which messages are gathered into one announcement. */
const GATHER_MS = 700;
/** More than that at once is told as a number. */
const READ_ALOUD = 3;
const LONGEST = 280;

export interface Announced {
  timeline: () => RoomTimeline;
  people: () => Readonly<Record<Id, User | undefined>>;
  myId: () => Id | null;
}

/**
 * Says to screen readers what others write while the room is open: author first, then the text. History that is loaded
 * is not said. Made in an injection context.
 */
export function announceMessages({ timeline, people, myId }: Announced): void {
  const injector = inject(EnvironmentInjector);
  // Its live region has to stand there before the first words come into it.
  const announcer = inject(FirstContent)
    .there.then(() => import('@angular/cdk/a11y'))
    .then(
      (module): LiveAnnouncer | null => injector.get(module.LiveAnnouncer),
      () => null,
    );
  let known: number | null = null;
  let fresh: Message[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = false;

  const tell = async (): Promise<void> => {
    const speaker = await announcer;
    timer = undefined;
    const told = fresh;
    fresh = [];
    if (!left) void speaker?.announce(announcement(told, people()), 'polite');
  };

  effect(() => {
    const { messages, window } = timeline();
    const last = messages.at(-1)?.seq ?? 0;
    if (!window.loaded || window.hasAfter) return;
    if (known !== null && last > known) {
      const after = known;
      const news = messages.filter(
        ({ seq, authorId, kind, body }) =>
          seq > after && authorId !== myId() && kind === 'user' && body !== null,
      );
      // A page that was caught up on is history, too.
      if (news.length > 0 && news.length < 30) {
        fresh.push(...news);
        timer ??= setTimeout(() => void tell(), GATHER_MS);
      }
    }
    known = Math.max(known ?? 0, last);
  });
  inject(DestroyRef).onDestroy(() => {
    left = true;
    clearTimeout(timer);
  });
}

export function announcement(
  messages: readonly Message[],
  people: Readonly<Record<Id, User | undefined>>,
): string {
  if (messages.length > READ_ALOUD) return `${messages.length} new messages`;
  return messages
    .map(({ authorId, body, attachments }) => {
      const text = [words(body ?? ''), filesInWords(attachments)].filter((part) => part !== '').join(', ');
      const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
      return `${people[authorId]?.displayName ?? 'Somebody'}: ${short}`;
    })
    .join('. ');
}
