import { effect, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import type { Id, Message } from '@parley/contracts';
import { PARLEY } from '../../core/parley/parley';
import { selectTypingByRoom } from '../../core/typing/typing.feature';

/** Of a message that calls many by name, or that many have reacted to, not everybody is asked for. */
const MENTIONED = 20;
const REACTED = 10;

/** Has everybody known who is named in what is shown of a room. In an injection context, until that is destroyed. */
export function needPeople(shown: { roomId: () => Id; messages: () => readonly Message[] }): void {
  const client = inject(PARLEY);
  const store = inject(Store);
  const typing = store.selectSignal(selectTypingByRoom);
  effect(() => {
    const needed = new Set<Id>(typing()[shown.roomId()]);
    for (const { authorId, system, mentions, pinned, reactions } of shown.messages()) {
      needed.add(authorId);
      if (pinned) needed.add(pinned.by);
      for (const { userIds } of reactions) for (const id of userIds.slice(0, REACTED)) needed.add(id);
      if (system) needed.add(system.userId);
      if (system && 'by' in system) needed.add(system.by);
      if (mentions.length <= MENTIONED) for (const id of mentions) needed.add(id);
    }
    client.people.need([...needed]);
  });
}
