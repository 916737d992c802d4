import { Injectable } from '@nestjs/common';
import { type AddableSpace, AddableSpaces, cancelFreeUntil, cancellation, policyFor } from '#libs/booking';
import {
  Clock,
  type MemberViewer,
  type Settings,
  SettingsReader,
  make,
  spanText,
  statement,
  Database,
} from '#libs/platform';
import { OfferFinder } from './find-offers.js';
import { quoteView, tokenExpiry } from './make-offer.js';
import { type OfferTerms } from './offer-token.js';
import { Offer, SpaceItem } from './offer.types.js';

const readNames = statement(
  'offers.namesOfSpace',
  `select s.name as space, v.name as venue
     from space s join venue v on (v.network_id, v.id) = (s.network_id, s.venue_id)
    where s.network_id = (select current_network()) and s.id = $1`,
);

/** The terms of an offer and of the spaces added to it, in the order in which they are charged. */
export type TermsTogether = readonly [OfferTerms, ...OfferTerms[]];

/** Offers of spaces that can be added to an offer: the same venue and time, priced after the spaces before them. */
@Injectable()
export class AddedOffers {
  constructor(
    private readonly spaces: AddableSpaces,
    private readonly finder: OfferFinder,
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** Spaces that can be added to these offers; none when one of them has expired or was not made to the viewer for one time. */
  async beside(
    viewer: MemberViewer,
    tokens: readonly string[],
    { seats, first }: { readonly seats: number; readonly first: number },
  ): Promise<Offer[]> {
    const now = this.clock.now();
    const opened = tokens.map((token) => this.finder.tokens.open(token));
    const terms = opened.filter((one) => one !== undefined);
    const [main, ...others] = terms;
    if (!main || terms.length < opened.length) return [];
    const isUsable = (one: OfferTerms) =>
      one.networkId === viewer.network.id &&
      one.memberId === viewer.member.id &&
      one.start.equals(main.start) &&
      one.end.equals(main.end) &&
      Temporal.Instant.compare(now, one.expiresAt) < 0;
    if (!terms.every(isUsable)) return [];
    return this.addedTo(viewer, [main, ...others], { seats, first });
  }

  /** The same space with today's price, added to the ones before it; null when it is no longer available. */
  async renewed(viewer: MemberViewer, before: TermsTogether, { spaceId, seats }: OfferTerms): Promise<Offer | null> {
    return (await this.addedTo(viewer, before, { seats, first: 1, spaceId }))[0] ?? null;
  }

  async addedTo(
    viewer: MemberViewer,
    chosen: TermsTogether,
    { seats, first, spaceId = null }: { seats: number; first: number; spaceId?: string | null },
  ): Promise<Offer[]> {
    const [{ start, end, from }] = chosen;
    const found = await this.spaces.find(viewer, { chosen, start, end, seats, first, spaceId });
    if (found.length === 0) return [];
    const settings = await this.settings.at(viewer.network.id, this.clock.now());
    const { venue } = (await this.namesOf(viewer, found[0]!.spaceId))!;
    return found.map((space) => this.offer(viewer, space, { start, end, from: from ?? null, venue, settings }));
  }

  /** The names of a space and of its venue. */
  namesOf(viewer: MemberViewer, spaceId: string): Promise<{ space: string; venue: string } | undefined> {
    return this.database.inTransaction(viewer.network.id, (tx) =>
      tx.maybe<{ space: string; venue: string }>(readNames, [spaceId]),
    );
  }

  private offer(
    viewer: MemberViewer,
    { spaceId, spaceName, kind, venueId, zone, seats, quote, hasPass }: AddableSpace,
    context: Pick<OfferTerms, 'start' | 'end' | 'from'> & { venue: string; settings: Settings },
  ): Offer {
    const { start, end, from = null, venue, settings } = context;
    const now = this.clock.now();
    const expiresAt = tokenExpiry(now, settings);
    const freeUntil = cancelFreeUntil(policyFor(kind, settings.get(cancellation)), start, now);
    return make(Offer, {
      token: this.finder.tokens.seal({
        networkId: viewer.network.id,
        memberId: viewer.member.id,
        spaceId,
        seats,
        start,
        end,
        ceilingCents: quote.amountInclVatCents,
        ceilingCreditMinutes: quote.creditMinutes,
        expiresAt,
        from,
      }),
      summary: [spaceName, venue, spanText({ start, end }, zone, viewer.locale)].join(', '),
      items: [make(SpaceItem, { spaceId, venueId, start, end, seats })],
      quote: quoteView(quote, hasPass, freeUntil),
      requirements: [],
      reasons: [],
      certainty: 'INSTANT',
      answerBy: null,
      distanceMeters: null,
      travelMinutes: null,
      expiresAt,
    });
  }
}
