import './offers.tables.js';
export { OffersModule } from './offers.module.js';
export { WaitTokens } from './waiting/wait-token.js';
export { OfferTokens, type OfferTerms } from './offer-token.js';
export { deleteUnmetNeedsBefore } from './unmet/unmet-needs.queries.js';
export { type NothingWhy, NothingWhyEnum } from './offer.types.js';
export { CELLS_PER_DEGREE } from './rules/unmet-need.js';
