/**
 * Has fetched what the rooms will need soon, when nothing else is waited for: the first pointer over a message, the first
 * marks in one, the first question are then answered at once, and without a network too.
 */
export function fetchRest(): void {
  const parts = [
    import('../features/conversation/markdown/shown').then((module) => module.fetchRenderer()),
    import('../features/conversation/message/message-tools'),
    import('../ui/dialog/dialog-opener'),
    import('../ui/dialog/confirm-dialog'),
    import('../ui/tooltip/tooltip-bubble'),
  ];
  // What can't be fetched now is asked for again where it is needed, which then says so.
  for (const part of parts) part.catch(() => undefined);
}
