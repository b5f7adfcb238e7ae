import { HISTORY, scenarioNames, SEARCHES } from './goals.js';
import type { Sizes } from '../sizes.js';

/** A figure as it is shown. */
export interface Column {
  readonly figure: string;
  readonly title: string;
  readonly digits: number;
}

const column = (figure: string, title: string, digits = 0): Column => ({ figure, title, digits });

const BUSY = [
  column('busy', 'cores', 2),
  column('clientsBusy', "the clients'", 2),
  column('othersBusy', "others'", 2),
];
const CPU = [
  column('cpuPerMillion', 'CPU s/million, all', 1),
  column('serverCpuPerMillion', 'server', 1),
  column('postgresCpuPerMillion', 'PostgreSQL', 1),
  column('redisCpuPerMillion', 'Redis', 1),
];
const HEARD = [column('hearP50', 'p50 ms', 1), column('hearP99', 'p99 ms', 1)];
const ARRIVED = [
  column('perSecond', 'clients/s'),
  column('cpuMsEach', 'CPU ms each, all', 2),
  column('serverCpuMsEach', 'server', 2),
  column('postgresCpuMsEach', 'PostgreSQL', 2),
  column('redisCpuMsEach', 'Redis', 2),
];

const FOUND = [
  column('perSecond', 'messages/s'),
  column('cpuMsEach', 'CPU ms each, all', 3),
  column('serverCpuMsEach', 'server', 3),
  column('postgresCpuMsEach', 'PostgreSQL', 3),
  column('messages', 'messages'),
];

const FIRST_VISIT = [
  column('kilobytes', 'kB'),
  column('deskMs', 'ms to the first message'),
  column('phoneMs', '… on a slow phone'),
  column('performance', 'Lighthouse: performance'),
  column('accessibility', 'accessibility'),
  column('bestPractices', 'best practices'),
];
const HEAP = [column('heapBefore', 'MB before', 1), column('heapAfter', 'MB after', 1)];
const WANDERING = [
  column('switchP50', 'switching: p50 ms', 1),
  column('switchP95', 'p95 ms', 1),
  column('shortElements', 'elements, short room'),
  column('longElements', 'after scrolling the long one'),
  ...HEAP,
];
const RAIN = [
  column('longest', 'longest task, ms'),
  column('longTasks', 'tasks over 50 ms'),
  column('elementsBefore', 'elements before'),
  column('elementsAfter', 'after'),
  ...HEAP,
];

const ASKED: readonly string[] = [...Object.values(HISTORY), ...Object.values(SEARCHES)];

/** What is shown of each scenario. The first column is what the picture shows. */
export function columnsOf(scenario: string, sizes: Sizes): Column[] {
  if (sizes.members.some((members) => scenario === scenarioNames.half(members))) {
    return [...HEARD, ...CPU, column('deliveriesPerSecond', 'deliveries/s'), ...BUSY];
  }
  if (scenario === scenarioNames.steady(sizes)) return [...CPU, ...HEARD, ...BUSY];
  if (scenario === scenarioNames.manyRooms(sizes)) {
    return [
      column('messagesPerSecond', 'answers/s'),
      column('cpuMsPerMessage', 'CPU ms each, all', 3),
      column('serverCpuMsPerMessage', 'server', 3),
      column('postgresCpuMsPerMessage', 'PostgreSQL', 3),
      column('redisCpuMsPerMessage', 'Redis', 3),
      column('answerP50', 'p50 ms', 1),
      column('answerP99', 'p99 ms', 1),
      ...BUSY,
    ];
  }
  if (scenario === scenarioNames.findable) return FOUND;
  const { logIns, arrivals, again } = scenarioNames;
  if ([logIns, arrivals, again].some((nameOf) => scenario === nameOf(sizes))) return ARRIVED;
  if (scenario === scenarioNames.idle(sizes)) return [column('kilobytesEach', 'KB each', 1)];
  if (ASKED.some((what) => scenario === scenarioNames.history(what))) {
    return [column('p50', 'p50 ms', 2), column('p99', 'p99 ms', 2)];
  }
  if (scenario === scenarioNames.firstVisit) return FIRST_VISIT;
  if (scenario === scenarioNames.wandering(sizes)) return WANDERING;
  if (scenario === scenarioNames.rain(sizes)) return RAIN;
  return [column('deliveriesPerSecond', 'deliveries/s'), ...CPU, ...BUSY];
}
