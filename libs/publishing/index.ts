import './publishing.tables.js';
import './publishing.previews.js';
export { PublishingModule } from './publishing.module.js';
export { queueFreshness } from './ask-if-right.js';
