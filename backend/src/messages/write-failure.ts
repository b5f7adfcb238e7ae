import { isUnavailable, sqlStateOf, violatedConstraint } from '../platform/database/index.js';

/**
 * What a failed transaction of the writer calls for:
 * - `again`: it met another one and was rolled back whole; the same batch goes through a moment later.
 * - `unavailable`: the database is away or unfit; whether it stored the batch is not known. The same batch again, with
 *   patience, is safe, because ids are stored once.
 * - `poison`: some message in the batch cannot be stored, however often it is tried.
 */
export type WriteFailure = 'again' | 'unavailable' | 'poison';

const MET_ANOTHER = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available
]);

/** Classes of SQLSTATE in which the server, not the batch, is at fault. */
const SERVER_AT_FAULT = new Set([
  '08', // connection
  '28', // who may log in
  '3D', // no such database
  '53', // insufficient resources
  '55', // not in the state that is needed: takes no connections now
  '57', // operator intervention
  '58', // system error
]);

const READ_ONLY = '25006';

export function writeFailureOf(error: unknown): WriteFailure {
  const state = sqlStateOf(error) ?? '';
  // Two batches brought one id at the same time, in rooms that do not lock each other out. Now it is there for both.
  if (MET_ANOTHER.has(state) || violatedConstraint(error) === 'messages_pkey') return 'again';
  // A standby that has not been promoted yet refuses to write.
  if (SERVER_AT_FAULT.has(state.slice(0, 2)) || state === READ_ONLY || isUnavailable(error))
    return 'unavailable';
  return 'poison';
}
