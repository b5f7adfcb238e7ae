import type { HookDelivery, HookEvent, OutgoingHook } from '@parley/contracts';
import { countOf } from '../../../ui/words/count-of';

type BadgeKind = 'good' | 'open' | 'plain';

/** How a webhook stands, in a word. */
export function stateOf({ enabled, failing }: OutgoingHook): { label: string; kind: BadgeKind } {
  if (!enabled) return { label: 'Off', kind: failing ? 'open' : 'plain' };
  return failing ? { label: 'Failing', kind: 'open' } : { label: 'On', kind: 'good' };
}

const EVENTS: Readonly<Record<HookEvent | 'ping', string>> = {
  'message.created': 'Message written',
  'message.edited': 'Message edited',
  'message.deleted': 'Message deleted',
  'member.joined': 'Somebody came in',
  'member.left': 'Somebody left',
  ping: 'Webhook made',
};

export const eventWords = (event: HookDelivery['event']): string => EVENTS[event];

export function deliveryState({ state, tries }: HookDelivery): { label: string; kind: BadgeKind } {
  switch (state) {
    case 'delivered':
      return { label: 'Delivered', kind: 'good' };
    case 'failed':
      return { label: 'Given up', kind: 'open' };
    case 'waiting':
      return tries === 0 ? { label: 'Waiting', kind: 'plain' } : { label: 'Tried again', kind: 'open' };
  }
}

/** `204 after 41 ms, at the 2nd try`; what was wrong comes from the server as a sentence. */
export function outcomeWords({ status, durationMs, tries, error }: HookDelivery): string {
  const answer =
    status === null ? null : `answered ${status}${durationMs === null ? '' : ` in ${durationMs} ms`}`;
  const words = [
    error ?? (answer && `It ${answer}.`),
    tries > 1 ? `${countOf(tries, 'try', 'tries')} so far.` : null,
  ];
  return words.filter((word) => word !== null).join(' ');
}
