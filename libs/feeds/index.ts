import './feeds.tables.js';
export { FeedsModule } from './feeds.module.js';
