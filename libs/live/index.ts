import './live.tables.js';
export { LiveModule } from './live.module.js';
export { pruneNotices } from './live-feed.queries.js';
