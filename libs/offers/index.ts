export { OffersModule } from './offers.module.js';
export { WaitTokens } from './waiting/wait-token.js';
export { OfferTokens, type OfferTerms } from './offer-token.js';
