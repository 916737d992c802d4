import './minors.tables.js';
import './guardian.previews.js';
export { MinorsModule } from './minors.module.js';
export { type MinorFacts, isOfAgeSql, minorFacts, minorFactsSql } from './minors.queries.js';
export { type Standing, standingOf } from './rules/standing.js';
export { latestBirthDateOfAge } from './rules/age.js';
