import type { ServerSettings } from '@parley/contracts';
import { deviceMemory } from '../device/device-memory';

const KEY = 'server';

/** As a server is before anybody decides otherwise. */
const OPEN: ServerSettings = {
  registration: 'open',
  guests: true,
  roomCreation: 'everyone',
  retentionDays: null,
};

/** What this device last heard of the server, so that no page opens with a button that goes away again. */
export function rememberedSettings(): ServerSettings {
  try {
    const known: unknown = JSON.parse(deviceMemory.read(KEY) ?? 'null');
    return typeof known === 'object' ? { ...OPEN, ...known } : OPEN;
  } catch {
    return OPEN;
  }
}

export function rememberSettings(settings: ServerSettings): void {
  deviceMemory.write(KEY, JSON.stringify(settings));
}
