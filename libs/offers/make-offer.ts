import { cancelFreeUntil, cancellation, policyFor } from '#libs/booking';
import { type AvailableSpace, type Point, distanceMeters } from '#libs/directory';
import { type Purse, type Quote, isQuoteRefusal, quoteUse } from '#libs/passes';
import {
  type Locale,
  type MemberViewer,
  type Settings,
  type Span,
  durationText,
  make,
  moneyText,
  spanText,
} from '#libs/platform';
import { type OfferTokens } from './offer-token.js';
import { tokenMinutes, travelKmh } from './offers.settings.js';
import { texts } from './offers.texts.js';
import { How, Offer, PassAfter, QuoteType, Reason, Requirement, SpaceItem } from './offer.types.js';
import { type Candidate, type Ranked } from './rules/rank-offers.js';
import { travelMinutes } from './rules/travel.js';

/** A free space at a time, with its price. */
export interface PricedSpace extends Candidate, Span {
  readonly space: AvailableSpace;
  readonly seats: number;
  /** Until when the venue answers; null when it is booked at once. */
  readonly answerBy: Temporal.Instant | null;
  /** Undefined when a pass is required to book it. */
  readonly quote: Quote | undefined;
}

/** Prices a space at a time for a purse; undefined when the network has no price for its class. */
export function priced(
  space: AvailableSpace,
  start: Temporal.Instant,
  wanted: { start: Temporal.Instant; minutes: number; party: number },
  purse: Purse,
  settings: Settings,
): PricedSpace | undefined {
  const end = start.add({ minutes: wanted.minutes });
  const seats = space.exclusive ? 1 : wanted.party;
  const quote = quoteUse(purse, { tariffClass: space.tariffClass, seats, start, end });
  if (isQuoteRefusal(quote) && quote.code === 'UNPRICED_CLASS') return undefined;
  return {
    space,
    spaceId: space.spaceId,
    venueId: space.venueId,
    start,
    end,
    seats,
    answerBy: null,
    quote: isQuoteRefusal(quote) ? undefined : quote,
    travelMinutes: space.distanceMeters === null ? null : travelMinutes(space.distanceMeters, settings.get(travelKmh)),
    minutesOff: Math.abs(start.epochMilliseconds - wanted.start.epochMilliseconds) / 60_000,
    creditMinutes: isQuoteRefusal(quote) ? wanted.minutes : quote.creditMinutes,
    capacity: space.capacity,
  };
}

export function quoteView(quote: Quote | undefined, hasPass: boolean, freeUntil: Temporal.Instant | null): QuoteType {
  const {
    creditMinutes = 0,
    creditMinutesFromPass = 0,
    creditMinutesPaid = 0,
    amountExclVatCents = 0,
    vatCents = 0,
    amountInclVatCents = 0,
  } = quote ?? {};
  const passAfter = quote && hasPass ? make(PassAfter, { creditMinutesLeft: quote.passAfterCreditMinutes }) : null;
  return make(QuoteType, {
    creditMinutes,
    creditMinutesFromPass,
    creditMinutesPaid,
    amountExclVatCents,
    vatCents,
    amountInclVatCents,
    passAfter,
    cancelFreeUntil: freeUntil,
  });
}

/** What an offer is made for: the member, the label of the need, the settings and the time. */
export interface OfferFor {
  readonly viewer: MemberViewer;
  /** The label of the capability; null to use the name of the space. */
  readonly what: string | null;
  /** The origin given by the person; null when none was given, in which case no distance is shown. */
  readonly from: Point | null;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/**
 * Turns a ranked and priced space into an offer with its token, reasons and summary.
 * @param unmet what the member has to prove first
 */
export function makeOffer(
  ranked: Ranked<PricedSpace>,
  context: OfferFor,
  purse: Purse,
  tokens: OfferTokens,
  unmet: readonly Requirement[],
): Offer {
  const { space, quote, start, end, seats, answerBy } = ranked.candidate;
  const { viewer, what, from, settings, now } = context;
  const { locale } = viewer;
  const expiresAt = tokenExpiry(now, settings);
  const freeUntil = cancelFreeUntil(policyFor(space.kind, settings.get(cancellation)), start, now);
  const meters = from && distanceMeters(from, space);
  const travel = meters === null ? null : travelMinutes(meters, settings.get(travelKmh));
  const byBike = meters === null || travel === null ? null : texts(locale).byBike(travel, meters);
  return make(Offer, {
    token: tokens.seal({
      networkId: viewer.network.id,
      memberId: viewer.member.id,
      spaceId: space.spaceId,
      seats,
      start,
      end,
      ceilingCents: quote?.amountInclVatCents ?? 0,
      ceilingCreditMinutes: quote?.creditMinutes ?? 0,
      expiresAt,
      from: from && { lat: from.lat, lon: from.lon },
    }),
    summary: [what ?? space.spaceName, space.venueName, spanText({ start, end }, space.zone, locale), byBike]
      .filter((part) => part !== null)
      .join(', '),
    items: [make(SpaceItem, { spaceId: space.spaceId, venueId: space.venueId, start, end, seats })],
    quote: quoteView(quote, purse.pass !== null, freeUntil),
    requirements: [...(quote ? [] : [passNeeded(locale)]), ...unmet],
    reasons: reasonsFor(ranked, viewer, byBike),
    certainty: answerBy ? 'NEEDS_ANSWER' : 'INSTANT',
    answerBy,
    distanceMeters: meters === null ? null : Math.round(meters),
    travelMinutes: travel,
    expiresAt,
  });
}

/** Why an offer has its rank. Reasons that apply to every offer are omitted. */
function reasonsFor(
  { candidate, shares }: Ranked<PricedSpace>,
  { locale, member }: MemberViewer,
  byBike: string | null,
): Reason[] {
  const { space, quote, minutesOff } = candidate;
  const t = texts(locale);
  const reasons: Reason[] = [];
  const add = (factor: Reason['factor'], weight: number, text: string) =>
    reasons.push(make(Reason, { factor, weight: Math.round(weight * 1000) / 1000, text }));
  if (byBike !== null) add('DISTANCE', shares.distance, byBike);
  add('TIME', shares.time, minutesOff === 0 ? t.onTime : t.minutesOff(Math.round(minutesOff)));
  const isPaidByPass = quote !== undefined && quote.creditMinutesPaid === 0;
  add(
    'PRICE',
    shares.price,
    isPaidByPass
      ? t.inPass(durationText(quote.creditMinutesFromPass, locale))
      : moneyText(quote?.amountInclVatCents ?? 0, locale),
  );
  if (space.kind !== 'MACHINE') add('CAPACITY', shares.capacity, t.capacity(space.capacity));
  if (member.homeVenueId !== null)
    add('MIXING', shares.mixing, space.venueId === member.homeVenueId ? t.atHome : t.elsewhere);
  return reasons;
}

/** The requirement of a pass. */
export const passNeeded = (locale: Locale): Requirement =>
  make(Requirement, {
    kind: 'PASS',
    satisfied: false,
    how: make(How, { label: texts(locale).needsPass, token: null }),
    training: null,
    sessions: [],
  });

/** Until when a token that is made now can be booked. Tokens store whole seconds. */
export const tokenExpiry = (now: Temporal.Instant, settings: Settings): Temporal.Instant =>
  now.round({ smallestUnit: 'second', roundingMode: 'floor' }).add({ minutes: settings.get(tokenMinutes) });
