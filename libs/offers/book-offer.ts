import { Injectable } from '@nestjs/common';
import {
  type BookOutcome,
  BookSpace,
  type BookingState,
  HoldSpace,
  NOT_BOOKABLE,
  Refused,
  type RefusalCode,
  bookingView,
  isKeptFor,
  isBlocking,
  refusalText,
} from '#libs/booking';
import { Clock, Database, type Locale, type MemberViewer, make } from '#libs/platform';
import { type BookOfferRequest } from './book-offer-request.js';
import { AddedOffers, type TermsTogether } from './added-offers.js';
import { OfferFinder } from './find-offers.js';
import { BookMentor } from './mentors/book-mentor.js';
import { MentorOfferFinder } from './mentors/find-mentor-offers.js';
import { type MentorTerms } from './mentors/mentor-token.js';
import { spaceFacts } from './space-facts.js';
import { requirementsOf } from './proof-requirements.js';
import { passNeeded, quoteView } from './make-offer.js';
import { type OfferTerms, type OfferTokens } from './offer-token.js';
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

type TimeOfSpace = Pick<OfferTerms, 'spaceId' | 'seats' | 'start' | 'end' | 'from'>;

/** Accepts an offer, with the spaces added to it. The tokens limit what can be booked; the transaction of the booking decides. */
@Injectable()
export class BookOffer {
  constructor(
    private readonly bookSpace: BookSpace,
    private readonly holds: HoldSpace,
    private readonly finder: OfferFinder,
    private readonly added: AddedOffers,
    private readonly mentors: MentorOfferFinder,
    private readonly bookMentor: BookMentor,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async book(viewer: MemberViewer, request: BookOfferRequest): Promise<typeof BookResult> {
    const terms = this.mentors.tokens.open(request.token);
    return terms ? this.askMentor(viewer, terms, request) : this.bookSpaces(viewer, request);
  }

  private async askMentor(
    viewer: MemberViewer,
    terms: MentorTerms,
    request: BookOfferRequest,
  ): Promise<typeof BookResult> {
    const result = await this.bookMentor.book(viewer, terms, request);
    if (result === 'EXPIRED') return make(TokenExpired, { offer: null });
    if (!('room' in result)) return result;
    const room = { ...terms, ...terms.room!, seats: 1 };
    return this.view(result.room, viewer, [room]);
  }

  private async bookSpaces(viewer: MemberViewer, request: BookOfferRequest): Promise<typeof BookResult> {
    const { token, withTokens, idempotencyKey, acceptOverCap, expressRequest, note, lookUpOnly } = request;
    const opened = [token, ...withTokens].map((one) => openedFor(viewer, this.finder.tokens, one));
    const fault = opened.find((one) => typeof one === 'string');
    if (fault !== undefined) return refused(viewer, fault);
    const [terms, ...others] = opened as [OfferTerms, ...OfferTerms[]];
    const ofOtherTime = others.find(({ start, end }) => !start.equals(terms.start) || !end.equals(terms.end));
    if (ofOtherTime) return refused(viewer, 'OTHER_TIME', ofOtherTime.spaceId);
    const now = this.clock.now();
    const isExpired = [terms, ...others].some(({ expiresAt }) => Temporal.Instant.compare(now, expiresAt) >= 0);
    const outcome = await this.bookSpace.book(viewer, {
      ...terms,
      others,
      acceptOverCap,
      expressRequest,
      idempotencyKey,
      note,
      // The same spaces, whatever their order, are the same request.
      request: [token, ...withTokens.toSorted(), ...(note === '' ? [] : [note])].join(' '),
      replayOnly: isExpired || lookUpOnly,
    });
    if (outcome.kind === 'NOT_MADE' && lookUpOnly) return refused(viewer, 'NOT_MADE');
    if (outcome.kind === 'NOT_MADE') return make(TokenExpired, { offer: await this.renewedOffer(viewer, terms) });
    return this.view(outcome, viewer, [terms, ...others]);
  }

  /** Keeps the space of an offer for some minutes, so that nobody else takes it meanwhile. */
  async hold(viewer: MemberViewer, token: string, idempotencyKey: string): Promise<typeof HoldResult> {
    const terms = openedFor(viewer, this.finder.tokens, token);
    if (typeof terms === 'string') return refused(viewer, terms);
    const outcome = await this.holds.hold(viewer, { ...terms, idempotencyKey, request: token });
    switch (outcome.kind) {
      case 'HELD':
        return heldView(outcome.hold, terms.from);
      case 'TAKEN':
        return make(Taken, { terms, together: [terms], spaceId: null, message: texts(viewer.locale).taken });
      case 'NOT_BOOKABLE':
        return refused(viewer, NOT_BOOKABLE[outcome.fault.code]);
      case 'NEEDS_PROOF':
        return refused(viewer, 'PROOF_NEEDED');
      case 'REFUSED':
        return refused(viewer, outcome.code);
    }
  }

  /** The same space at the same time at today's price; null when it is no longer available. */
  async renewedOffer(viewer: MemberViewer, terms: TimeOfSpace): Promise<Offer | null> {
    return (await this.search(viewer, terms)).sameOffer(terms);
  }

  /** Offers close to one that is no longer free. They are read after the refused transaction, only on demand. */
  async alternatives(viewer: MemberViewer, { terms, together }: Pick<Taken, 'terms' | 'together'>): Promise<Offer[]> {
    const [main, ...others] = together;
    if (terms.spaceId === main.spaceId) return (await this.search(viewer, terms)).alternatives(terms);
    const kept = others.filter(({ spaceId }) => spaceId !== terms.spaceId);
    return this.added.addedTo(viewer, [main, ...kept], { seats: terms.seats, first: 3 });
  }

  private async search(viewer: MemberViewer, terms: TimeOfSpace) {
    const facts = await spaceFacts(this.database.open, viewer.network.id, terms.spaceId);
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
    together: TermsTogether,
  ): Promise<typeof BookResult> {
    const { locale } = viewer;
    const cause = 'spaceId' in outcome ? (outcome.spaceId ?? null) : null;
    const terms = together.find(({ spaceId }) => spaceId === cause) ?? together[0];
    switch (outcome.kind) {
      case 'CONFIRMED':
        return make(Confirmed, { booking: bookingView(outcome.booking, viewer.network.slug, this.clock.now()) });
      case 'AWAITING': {
        const booking = bookingView(outcome.booking, viewer.network.slug, this.clock.now());
        return make(AwaitingVenue, { booking, answerBy: booking.request!.answerBy });
      }
      case 'EARLIER':
        return make(EarlierBooking, {
          booking: bookingView(outcome.booking, viewer.network.slug, this.clock.now()),
          message: earlierText(outcome.booking.state, locale),
        });
      case 'TAKEN': {
        const names = cause === null ? undefined : await this.added.namesOf(viewer, cause);
        const message = names ? texts(locale).takenTogether(names.space) : texts(locale).taken;
        return make(Taken, { terms, together, spaceId: cause, message });
      }
      case 'PRICE_CHANGED':
        return make(PriceChanged, { offer: await this.renewedAmong(viewer, together, terms), spaceId: cause });
      case 'NEEDS_PASS':
        return make(Needs, { requirements: [passNeeded(locale)], spaceId: cause });
      case 'NEEDS_PROOF': {
        const requirements = await requirementsOf(this.database, { viewer, now: this.clock.now() }, outcome);
        return make(Needs, { requirements, spaceId: cause });
      }
      case 'OVER_CAP':
        return make(OverCap, {
          quote: quoteView(outcome.quote, outcome.hasPass, null),
          capCents: outcome.capCents,
          spentCents: outcome.spentCents,
        });
      case 'NOT_BOOKABLE':
        return refused(viewer, NOT_BOOKABLE[outcome.fault.code], cause);
      case 'REFUSED':
        return refused(viewer, outcome.code, cause);
    }
  }

  /** The offer of one of several spaces at today's price, after the ones that are charged before it. */
  private renewedAmong(viewer: MemberViewer, together: TermsTogether, terms: OfferTerms): Promise<Offer | null> {
    const [main, ...others] = together;
    const place = others.indexOf(terms);
    if (place < 0) return this.renewedOffer(viewer, terms);
    return this.added.renewed(viewer, [main, ...others.slice(0, place)], terms);
  }
}

/** The terms of a token that was made to the viewer, or why it cannot be used. */
function openedFor(viewer: MemberViewer, tokens: OfferTokens, token: string): OfferTerms | RefusalCode {
  const terms = tokens.open(token);
  if (!terms || terms.networkId !== viewer.network.id) return 'TOKEN_INVALID';
  return terms.memberId === viewer.member.id ? terms : 'TOKEN_OF_ANOTHER_MEMBER';
}

const refused = ({ locale }: MemberViewer, code: RefusalCode, spaceId: string | null = null): Refused =>
  make(Refused, { code, message: refusalText(locale, code), spaceId });

function earlierText(state: BookingState, locale: Locale): string {
  const { alreadyYours, cancelledSince, endedSince } = texts(locale);
  if (isBlocking(state)) return alreadyYours;
  return state === 'CANCELLED' ? cancelledSince : endedSince;
}
