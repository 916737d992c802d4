import './minors.tables.js';
export { MinorsModule } from './minors.module.js';
export { type MinorFacts, minorFacts, minorFactsSql } from './minors.queries.js';
export { type Standing, standingOf } from './rules/standing.js';
