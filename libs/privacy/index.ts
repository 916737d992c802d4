import './merge/merge.previews.js';
export { PrivacyModule } from './privacy.module.js';
