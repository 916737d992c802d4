import './administration.tables.js';
import './legal/terms-in-force.js';
export { AdministrationModule } from './administration.module.js';
export { settingForm } from './rules/setting-form.js';
