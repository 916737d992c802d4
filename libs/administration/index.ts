import './administration.tables.js';
export { AdministrationModule } from './administration.module.js';
export { settingForm } from './rules/setting-form.js';
