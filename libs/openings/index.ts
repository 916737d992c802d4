import './openings.tables.js';
import './bans/ban.previews.js';
export { OpeningsModule } from './openings.module.js';
export { endOwnUses } from './own-uses/end-own-uses.js';
export { queueOverdueReadings } from './calendars/import-calendar.js';
