import { AUDIT_ACTS, type AuditEntry, FOREVER } from '@parley/contracts';
import { aUser } from '../../../testing/samples';
import { ACT_LABELS, detailOf, sentenceOf } from './audit-sentence';

const base = {
  id: 'e',
  at: '2026-11-21T12:00:00.000Z',
  actor: aUser('ann'),
  target: aUser('ben'),
  room: { id: 'r', name: 'Harbour' },
};
const said = (entry: AuditEntry): string =>
  sentenceOf(entry)
    .map(({ text }) => text)
    .join('');

it('says who did what to whom and where', () => {
  expect(said({ ...base, act: 'member.kicked', details: {} })).toBe('Ann removed Ben from Harbour');
  expect(said({ ...base, act: 'account.banned', room: null, details: { reason: null } })).toBe(
    'Ann banned the account of Ben',
  );
});

it('says it of the server, and of what is gone, too', () => {
  const entry: AuditEntry = {
    ...base,
    act: 'room.owner',
    actor: null,
    target: null,
    room: { id: 'r', name: null },
    details: { because: 'left' },
  };
  expect(said(entry)).toBe('The server made somebody the owner of a room');
});

it('leads to whom and where it was', () => {
  const parts = sentenceOf({ ...base, act: 'member.kicked', details: {} });
  expect(parts.filter(({ kind }) => kind !== 'words')).toEqual([
    { kind: 'actor', text: 'Ann', id: 'ann' },
    { kind: 'target', text: 'Ben', id: 'ben' },
    { kind: 'room', text: 'Harbour', id: 'r' },
  ]);
});

it.each<[AuditEntry, string | RegExp | null]>([
  [{ ...base, act: 'member.kicked', details: {} }, null],
  [{ ...base, act: 'member.banned', details: { reason: 'spam' } }, '“spam”'],
  [{ ...base, act: 'member.banned', details: { reason: null } }, null],
  [{ ...base, act: 'member.muted', details: { until: FOREVER } }, 'For good'],
  [{ ...base, act: 'member.muted', details: { until: '2026-11-21T13:00:00.000Z' } }, /^Until .*2026/],
  [
    { ...base, act: 'room.renamed', details: { name: 'Port', before: 'Harbour' } },
    'From “Harbour” to “Port”',
  ],
  [
    { ...base, act: 'invite.created', details: { inviteId: 'i', maxUses: 1, expiresAt: null } },
    'For 1 use, no end',
  ],
  [
    {
      ...base,
      act: 'server.settings',
      details: {
        settings: { guests: false, retentionDays: 30 },
        before: { guests: true, retentionDays: null },
      },
    },
    'No guests, messages are kept for 30 days',
  ],
])('%#: what else is to be known', (entry, words) => {
  const detail = detailOf(entry);
  if (words === null) expect(detail).toBeNull();
  else expect(detail).toMatch(words);
});

it('every act has a name of its own', () => {
  expect(new Set(AUDIT_ACTS.map((act) => ACT_LABELS[act])).size).toBe(AUDIT_ACTS.length);
});
