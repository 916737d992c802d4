import { Injectable } from '@nestjs/common';
import {
  type BookOutcome,
  BookSpace,
  HoldSpace,
  NOT_BOOKABLE,
  Refused,
  type RefusalCode,
  bookingView,
  isKeptFor,
  isBlocking,
  refusalText,
} from '#libs/booking';
import { type SpaceKind } from '#libs/directory';
import { Clock, Database, type MemberViewer, make, statement } from '#libs/platform';
import { OfferFinder } from './find-offers.js';
import { adultNeeded, missingTrainings } from './proof-requirements.js';
import { passNeeded, quoteView } from './make-offer.js';
import { type OfferTerms } from './offer-token.js';
import { type HoldResult, heldView } from './hold-offer.types.js';
import { texts } from './offers.texts.js';
import {
  AwaitingVenue,
  type BookResult,
  Confirmed,
  EarlierBooking,
  Needs,
  OverCap,
  PriceChanged,
  Taken,
  TokenExpired,
} from './book.types.js';
import { type Offer } from './offer.types.js';

const readFacts = statement(
  'offers.spaceFacts',
  `select s.kind, v.lat, v.lon, (select min(capability_code) from space_capability c where (c.network_id, c.space_id) = (s.network_id, s.id)) as capability
     from space s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id) where s.network_id = $1 and s.id = $2`,
);

type TimeOfSpace = Pick<OfferTerms, 'spaceId' | 'seats' | 'start' | 'end' | 'from'>;

export interface BookOfferRequest {
  readonly token: string;
  readonly idempotencyKey: string;
  readonly acceptOverCap: boolean;
  /** To the venue, in one line; may be empty. */
  readonly note: string;
  readonly expressRequest: boolean;
  /** Only reports the result of an earlier request. */
  readonly lookUpOnly: boolean;
}

/** Accepts an offer. The token limits what can be booked; the transaction of the booking decides. */
@Injectable()
export class BookOffer {
  constructor(
    private readonly bookSpace: BookSpace,
    private readonly holds: HoldSpace,
    private readonly finder: OfferFinder,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async book(
    viewer: MemberViewer,
    { token, idempotencyKey, acceptOverCap, expressRequest, note, lookUpOnly }: BookOfferRequest,
  ): Promise<typeof BookResult> {
    const refused = (code: RefusalCode) => make(Refused, { code, message: refusalText(viewer.locale, code) });
    const terms = this.finder.tokens.open(token);
    if (!terms || terms.networkId !== viewer.network.id) return refused('TOKEN_INVALID');
    if (terms.memberId !== viewer.member.id) return refused('TOKEN_OF_ANOTHER_MEMBER');
    const now = this.clock.now();
    const isExpired = Temporal.Instant.compare(now, terms.expiresAt) >= 0;
    const outcome = await this.bookSpace.book(viewer, {
      ...terms,
      acceptOverCap,
      expressRequest,
      idempotencyKey,
      note,
      request: note === '' ? token : `${token} ${note}`,
      replayOnly: isExpired || lookUpOnly,
    });
    if (outcome.kind === 'NOT_MADE' && lookUpOnly) return refused('NOT_MADE');
    if (outcome.kind === 'NOT_MADE') return make(TokenExpired, { offer: await this.renewedOffer(viewer, terms) });
    return this.view(outcome, viewer, terms);
  }

  /** Keeps the space of an offer for some minutes, so that nobody else takes it meanwhile. */
  async hold(viewer: MemberViewer, token: string, idempotencyKey: string): Promise<typeof HoldResult> {
    const refused = (code: RefusalCode) => make(Refused, { code, message: refusalText(viewer.locale, code) });
    const terms = this.finder.tokens.open(token);
    if (!terms || terms.networkId !== viewer.network.id) return refused('TOKEN_INVALID');
    if (terms.memberId !== viewer.member.id) return refused('TOKEN_OF_ANOTHER_MEMBER');
    const outcome = await this.holds.hold(viewer, { ...terms, idempotencyKey, request: token });
    switch (outcome.kind) {
      case 'HELD':
        return heldView(outcome.hold, terms.from);
      case 'TAKEN':
        return make(Taken, { terms, message: texts(viewer.locale).taken });
      case 'NOT_BOOKABLE':
        return refused(NOT_BOOKABLE[outcome.fault.code]);
      case 'NEEDS_PROOF':
        return refused('PROOF_NEEDED');
      case 'REFUSED':
        return refused(outcome.code);
    }
  }

  /** The same space at the same time at today's price; null when it is no longer available. */
  async renewedOffer(viewer: MemberViewer, terms: TimeOfSpace): Promise<Offer | null> {
    return (await this.search(viewer, terms)).sameOffer(terms);
  }

  /** Offers close to one that is no longer free. They are read after the refused transaction, only on demand. */
  async alternatives(viewer: MemberViewer, terms: OfferTerms): Promise<Offer[]> {
    return (await this.search(viewer, terms)).alternatives(terms);
  }

  private async search(viewer: MemberViewer, terms: TimeOfSpace) {
    const facts = await this.database.open.maybe<{
      kind: SpaceKind;
      lat: number;
      lon: number;
      capability: string | null;
    }>(readFacts, [viewer.network.id, terms.spaceId]);
    const need = {
      kind: facts?.kind ?? null,
      capability: facts?.capability ?? null,
      venueKind: null,
      equipment: [],
      accessible: false,
      minutes: Math.round((terms.end.epochMilliseconds - terms.start.epochMilliseconds) / 60_000),
      party: terms.seats,
      near: facts ? { lat: facts.lat, lon: facts.lon, label: '' } : null,
      maxTravelMinutes: null,
    };
    const held = { ...terms, memberId: viewer.member.id };
    const isKept = await this.database.inTransaction(viewer.network.id, (tx) => isKeptFor(tx, held, this.clock.now()));
    const search = {
      ...(await this.finder.search(viewer, need, { what: null, from: terms.from ?? null })),
      keptSpaceId: isKept ? terms.spaceId : undefined,
    };
    return {
      sameOffer: async (requested: TimeOfSpace) =>
        facts
          ? ((await this.finder.at(search, requested, 60)).find(
              ({ items }) => 'spaceId' in items[0]! && items[0].spaceId === requested.spaceId,
            ) ?? null)
          : null,
      alternatives: async (requested: OfferTerms) => {
        if (!facts) return [];
        const sameTime = (await this.finder.at(search, requested, 2)).slice(0, 2);
        const otherTimes = await this.finder.around(search, requested.start, 3, { spaceId: requested.spaceId });
        const seen = new Set<string>();
        return [...sameTime, ...otherTimes]
          .filter(({ items }) => {
            const [item] = items;
            const key = item && 'spaceId' in item ? `${item.spaceId}:${item.start.toString()}` : '';
            return !seen.has(key) && seen.add(key);
          })
          .slice(0, 3);
      },
    };
  }

  private async view(
    outcome: Exclude<BookOutcome, { kind: 'NOT_MADE' }>,
    viewer: MemberViewer,
    terms: OfferTerms,
  ): Promise<typeof BookResult> {
    const { locale } = viewer;
    switch (outcome.kind) {
      case 'CONFIRMED':
        return make(Confirmed, { booking: bookingView(outcome.booking, viewer.network.slug, this.clock.now()) });
      case 'AWAITING': {
        const booking = bookingView(outcome.booking, viewer.network.slug, this.clock.now());
        return make(AwaitingVenue, { booking, answerBy: booking.request!.answerBy });
      }
      case 'EARLIER': {
        const { booking } = outcome;
        const { alreadyYours, cancelledSince, endedSince } = texts(locale);
        return make(EarlierBooking, {
          booking: bookingView(booking, viewer.network.slug, this.clock.now()),
          message: isBlocking(booking.state)
            ? alreadyYours
            : booking.state === 'CANCELLED'
              ? cancelledSince
              : endedSince,
        });
      }
      case 'TAKEN':
        return make(Taken, { terms, message: texts(locale).taken });
      case 'PRICE_CHANGED':
        return make(PriceChanged, { offer: await this.renewedOffer(viewer, terms) });
      case 'NEEDS_PASS':
        return make(Needs, {
          requirements: [passNeeded(locale)],
        });
      case 'NEEDS_PROOF': {
        const missing = outcome.trainingId === null ? [] : [outcome.trainingId];
        const trainings = await missingTrainings(this.database, { viewer, now: this.clock.now() }, missing);
        const requirements = [...trainings.values(), ...(outcome.adult ? [adultNeeded(viewer)] : [])];
        return make(Needs, { requirements });
      }
      case 'OVER_CAP':
        return make(OverCap, {
          quote: quoteView(outcome.quote, outcome.hasPass, null),
          capCents: outcome.capCents,
          spentCents: outcome.spentCents,
        });
      case 'NOT_BOOKABLE':
        return make(Refused, {
          code: NOT_BOOKABLE[outcome.fault.code],
          message: refusalText(locale, NOT_BOOKABLE[outcome.fault.code]),
        });
      case 'REFUSED':
        return make(Refused, { code: outcome.code, message: refusalText(locale, outcome.code) });
    }
  }
}
