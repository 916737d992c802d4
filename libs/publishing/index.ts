import './publishing.tables.js';
export { PublishingModule } from './publishing.module.js';
export { queueFreshness } from './ask-if-right.js';
