import { cancelFreeUntil, cancellation, policyFor } from '#libs/booking';
import { type AvailableSpace } from '#libs/directory';
import { type Purse, type Quote, isQuoteRefusal, quoteUse } from '#libs/passes';
import { type Settings, type Span, type Viewer, make } from '#libs/platform';
import { type OfferTokens } from './offer-token.js';
import { tokenMinutes, travelKmh } from './offers.settings.js';
import { durationText, moneyText, spanText } from '#libs/messages';
import { texts } from './offers.texts.js';
import { How, Offer, PassAfter, QuoteType, Reason, Requirement, SpaceItem } from './offer.types.js';
import { type Candidate, type Ranked } from './rules/rank.js';

/** A free space at a time, priced. */
export interface PricedSpace extends Candidate, Span {
  readonly space: AvailableSpace;
  readonly seats: number;
  /** Undefined when a pass is needed to book it. */
  readonly quote: Quote | undefined;
}

const BY_ROAD = 1.3;

/** Minutes by bicycle for a distance as the crow flies. */
export const travelMinutes = (meters: number | null, settings: Settings): number | null =>
  meters === null ? null : Math.max(1, Math.round(((meters * BY_ROAD) / 1000 / settings.get(travelKmh)) * 60));

/** Prices a space at a time out of a purse; undefined when the network has no price for its class. */
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
    quote: isQuoteRefusal(quote) ? undefined : quote,
    travelMinutes: travelMinutes(space.distanceMeters, settings),
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

/** Turns a ranked, priced space into an offer with its token, reasons and one line of summary. */
export function makeOffer(
  ranked: Ranked<PricedSpace>,
  viewer: Viewer & { member: NonNullable<Viewer['member']> },
  what: string | null,
  purse: Purse,
  settings: Settings,
  tokens: OfferTokens,
  now: Temporal.Instant,
): Offer {
  const { candidate, shares } = ranked;
  const { space, quote, start, end, seats } = candidate;
  const { locale } = viewer;
  const t = texts(locale);
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / 1000) * 1000).add({
    minutes: settings.get(tokenMinutes),
  });
  const freeUntil = cancelFreeUntil(policyFor(space.kind, settings.get(cancellation)), start, now);
  const travel = candidate.travelMinutes;
  const reasons: [Reason['factor'], number, string][] = [
    ...(travel !== null && space.distanceMeters !== null
      ? [['DISTANCE', shares.distance, t.byBike(travel, space.distanceMeters)] as [Reason['factor'], number, string]]
      : []),
    ['TIME', shares.time, candidate.minutesOff === 0 ? t.onTime : t.minutesOff(Math.round(candidate.minutesOff))],
    [
      'PRICE',
      shares.price,
      quote && quote.creditMinutesPaid === 0
        ? t.inPass(durationText(quote.creditMinutesFromPass, locale))
        : moneyText(quote?.amountInclVatCents ?? 0, locale),
    ],
    ['CAPACITY', shares.capacity, t.capacity(space.capacity)],
    ['MIXING', shares.mixing, space.venueId === viewer.member.homeVenueId ? t.atHome : t.elsewhere],
  ];
  const requirements = quote
    ? []
    : [make(Requirement, { kind: 'PASS', satisfied: false, how: make(How, { label: t.needsPass, token: null }) })];
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
    }),
    summary: [
      what ?? space.spaceName,
      space.venueName,
      spanText({ start, end }, space.zone, locale),
      ...(travel === null || space.distanceMeters === null ? [] : [t.byBike(travel, space.distanceMeters)]),
    ].join(', '),
    items: [make(SpaceItem, { spaceId: space.spaceId, venueId: space.venueId, start, end, seats })],
    quote: quoteView(quote, purse.pass !== null, freeUntil),
    requirements,
    reasons: reasons.map(([factor, weight, text]) =>
      make(Reason, { factor, weight: Math.round(weight * 1000) / 1000, text }),
    ),
    certainty: 'INSTANT',
    answerBy: null,
    distanceMeters: space.distanceMeters === null ? null : Math.round(space.distanceMeters),
    travelMinutes: travel,
    expiresAt,
  });
}
