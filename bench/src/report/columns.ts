import { HISTORY, scenarioNames } from './goals.js';
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
  column('serverCpuPerMillion', 'server alone', 1),
];
const HEARD = [column('hearP50', 'p50 ms', 1), column('hearP99', 'p99 ms', 1)];
const ARRIVED = [
  column('perSecond', 'clients/s'),
  column('cpuMsEach', 'CPU ms each, all', 2),
  column('serverCpuMsEach', 'server alone', 2),
];

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
      column('serverCpuMsPerMessage', 'server alone', 3),
      column('answerP50', 'p50 ms', 1),
      column('answerP99', 'p99 ms', 1),
      ...BUSY,
    ];
  }
  if (scenario === scenarioNames.arrivals(sizes) || scenario === scenarioNames.again(sizes)) return ARRIVED;
  if (scenario === scenarioNames.idle(sizes)) return [column('kilobytesEach', 'KB each', 1)];
  if (HISTORY.some((what) => scenario === scenarioNames.history(what))) {
    return [column('p50', 'p50 ms', 2), column('p99', 'p99 ms', 2)];
  }
  return [column('deliveriesPerSecond', 'deliveries/s'), ...CPU, ...BUSY];
}
