import { type Locale } from '#libs/platform';
import { refusalText } from '../booking.texts.js';
import { type PresenceRefusalFacts, refusal } from './presence.texts.js';
import { type WalkInOutcome } from './walk-in.js';

/** Why a place was not booked for somebody who has come without a booking. */
export function walkInRefusal(
  outcome: Exclude<WalkInOutcome, { kind: 'CONFIRMED' | 'EARLIER' }>,
  locale: Locale,
): PresenceRefusalFacts {
  switch (outcome.kind) {
    case 'REFUSED':
      return refusal(outcome.code === 'KEY_REUSED' ? 'KEY_REUSED' : 'CANNOT_BOOK', {
        message: refusalText(locale, outcome.code),
      });
    case 'NOT_BOOKABLE':
      return refusal('CANNOT_BOOK', outcome.fault.code === 'CLOSED' ? { message: refusalText(locale, 'VENUE_CLOSED') } : {}); // prettier-ignore
    case 'PRICE_CHANGED':
    case 'NOT_FOUND':
    case 'NO_SUCH_MEMBER':
      return refusal(outcome.kind);
    case 'TAKEN':
    case 'NOTHING_FREE':
      return refusal('NOTHING_FREE');
    case 'AWAITING':
    case 'NEEDS_PASS':
    case 'NEEDS_PROOF':
    case 'OVER_CAP':
    case 'NOT_MADE':
      return refusal('CANNOT_BOOK');
  }
}
