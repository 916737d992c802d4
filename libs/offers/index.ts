export { OffersModule } from './offers.module.js';
export { OfferTokens, type OfferTerms } from './offer-token.js';
