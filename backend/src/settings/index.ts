export * from './settings.events.js';
export { SettingsModule } from './settings.module.js';
export { Settings } from './settings.service.js';
