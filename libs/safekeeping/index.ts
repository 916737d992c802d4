export { type BackUpReport, backUp } from './back-up.js';
export { missingFiles, unknownFiles } from './saved-files.js';
export { SafekeepingError } from './safekeeping-error.js';
export { invariants, violations } from './invariants.js';
export { type RestoreReport, checkBackup, restore } from './restore.js';
