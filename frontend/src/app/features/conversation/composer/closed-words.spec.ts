import { FOREVER } from '@parley/contracts';
import { aRoom, aUser } from '../../../testing/samples';
import { closedWords } from './closed-words';

const now = new Date('2026-11-21T12:00:00.000Z');
const muted = (mutedUntil: string | null) => aRoom('r', { me: { ...aRoom('r').me, mutedUntil } });
const direct = (blocked: 'byMe' | 'byThem' | null) =>
  aRoom('d', { kind: 'direct', name: null, peer: aUser('zoe'), blocked });

it.each([
  [muted(null), null],
  [muted('2026-11-21T11:59:00.000Z'), null],
  [muted('2026-11-21T12:15:00.000Z'), /^You are muted in this room until .+\.$/],
  [muted(FOREVER), /^You are muted in this room for good\.$/],
  [direct(null), null],
  [direct('byMe'), /You blocked Zoe\. .*unblock/],
  [direct('byThem'), /^Zoe takes no messages\.$/],
])('%#', (room, words) => {
  const said = closedWords(room, now);
  if (words === null) expect(said).toBeNull();
  else expect(said).toMatch(words);
});
