import './administration.tables.js';
export { AdministrationModule } from './administration.module.js';
export { type NetworkWaiting, type NetworkWaitingSource, networkWaitingSource } from './today/network-waiting.js';
export { settingForm } from './rules/setting-form.js';
