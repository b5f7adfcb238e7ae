import type { IconName } from '../../../ui/icon/icons';

export interface DeviceName {
  /** `Firefox on Windows`. */
  label: string;
  icon: IconName;
}

/** First match wins: Edge and Opera call themselves Chrome as well, and Chrome calls itself Safari. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What a browser says of itself, in words; what is no browser keeps its own name. */
export function deviceName(userAgent: string | null): DeviceName {
  const agent = userAgent ?? '';
  const browser = nameIn(BROWSERS, agent);
  const system = nameIn(SYSTEMS, agent);
  const icon = /Mobile|Android|iPhone/.test(agent) ? 'phone' : 'device';
  if (browser && system) return { label: `${browser} on ${system}`, icon };
  return { label: (browser ?? system ?? agent.split(/[ /(]/, 1)[0]) || 'Unknown device', icon };
}

function nameIn(list: [RegExp, string][], agent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(agent))?.[1];
}
