import './administration.tables.js';
import './members/invitation.previews.js';
export { AdministrationModule } from './administration.module.js';
export { settingForm } from './rules/setting-form.js';
