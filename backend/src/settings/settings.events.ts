import type { ServerSettings } from '@parley/contracts';

/** An administrator changed the settings, and this is how all of them are now. Published after the commit. */
export class SettingsChanged {
  constructor(readonly settings: ServerSettings) {}
}
