import { Inject, Injectable } from '@nestjs/common';
import { type FreeStartsWish, isBefore, personTimesOf, nearestFreeStarts } from '#libs/agenda';
import { PassQuotas, gridMinutes, horizonDays } from '#libs/booking';
import {
  type AvailableSpace,
  type SpaceWish,
  availableSpaces,
  directoryVersionReadWith,
  readSearchSnapshot,
} from '#libs/directory';
import { type Purse, purseOf } from '#libs/passes';
import { venuesThatBanned } from '#libs/people';
import { Clock, Database, ENV, type Env, type MemberViewer, SettingsReader } from '#libs/platform';
import { type OfferFor, type PricedSpace, makeOffer, priced } from './make-offer.js';
import { type Need } from './need.js';
import { OfferTokens } from './offer-token.js';
import { rankingWeights, travelKmh } from './offers.settings.js';
import { type Search } from './search.types.js';
import { type NothingWhy, type Offer, type SpaceItem } from './offer.types.js';
import { unmetRequirements } from './proof-requirements.js';
import { rank, spread } from './rules/rank-offers.js';
import { metersWithin } from './rules/travel.js';
import { startsToTry } from './rules/starts.js';
import { withDeadlines } from './answer-deadlines.js';
import { WaitTokens } from './waiting/wait-token.js';
import { isBookableTime, isBusy, isLeftOut, isOpened } from './usable-starts.js';

const CANDIDATES = 60;
const NEAREST_RESOURCES = 12;
const NEAREST_WITHIN_HOURS = 72;

/** Finds, prices and ranks bookable spaces. It only reads: an offer reserves nothing. */
@Injectable()
export class OfferFinder {
  readonly tokens: OfferTokens;
  readonly waitTokens: WaitTokens;

  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.tokens = new OfferTokens(env.SECRET);
    this.waitTokens = new WaitTokens(env.SECRET);
  }

  /**
   * @param labels the label of the offers and the origin of shown distances. `need.near` may be a place that the person did not
   * name
   */
  async search(viewer: MemberViewer, need: Search['need'], labels: Pick<OfferFor, 'what' | 'from'>): Promise<Search> {
    const now = this.clock.now();
    const settings = await this.settings.at(viewer.network.id, now);
    const ahead = { start: now, end: now.add({ hours: 24 * (settings.get(horizonDays) + 1) }) };
    const { busy, banned } = await this.database.inTransaction(viewer.network.id, async (tx) => ({
      busy: await personTimesOf(tx, viewer.member.id, ahead),
      banned: await venuesThatBanned(tx, viewer.member.id),
    }));
    const memory = await readSearchSnapshot(
      this.database,
      viewer.network.id,
      directoryVersionReadWith(viewer) ?? null,
      now,
    );
    const quotas = await PassQuotas.read(this.database.open, viewer.network.id, now);
    return { viewer, need, ...labels, now, settings, busy, banned, memory, quotas };
  }

  /** Offers at the requested time, or the first ones in the requested window. */
  async at(search: Search, wanted: Pick<Need, 'start' | 'end'>, first: number): Promise<Offer[]> {
    const { need, now, viewer, settings } = search;
    const tries = startsToTry(
      { ...wanted, minutes: need.minutes, notDuring: need.notDuring },
      now,
      viewer.network.zone,
      settings.get(gridMinutes),
    );
    const found = new Map<string, PricedSpace>();
    let purse: Purse | undefined;
    for (const start of tries) {
      if (!isBookableTime(start, need.minutes, search) || isBusy(search, start)) continue;
      const spaces = await this.spaces(search, this.wishAt(search, start));
      if (spaces.length === 0) break; // no space is like the wish, at whatever time
      const free = spaces.filter(
        (space) =>
          (space.free || space.spaceId === search.keptSpaceId) &&
          space.lengthFits &&
          space.leadFits &&
          !need.isAvoided?.(space) &&
          isOpened(search, space.spaceId, start),
      );
      if (free.length === 0) continue;
      purse ??= await this.purse(search, start);
      if (!purse) return [];
      for (const space of free) {
        const offer = found.has(space.spaceId)
          ? undefined
          : priced(
              space,
              start,
              { start: wanted.start ?? start, minutes: need.minutes, party: need.party },
              purse,
              settings,
            );
        if (offer) found.set(space.spaceId, offer);
      }
      if (new Set([...found.values()].map(({ venueId }) => venueId)).size >= first) break;
    }
    return purse ? this.best(search, [...found.values()], purse, first) : [];
  }

  /** Offers at other times near the requested one. `except` omits one space at the requested time. */
  async around(search: Search, start: Temporal.Instant, count: number, except?: { spaceId: string }): Promise<Offer[]> {
    const { need, now, settings } = search;
    const wish = this.wishAt(search, start);
    let spaces = await this.spaces(search, wish);
    if (spaces.length === 0) spaces = await this.spaces(search, { ...wish, withinMeters: null });
    const fitting = spaces.filter((space) => space.lengthFits && !need.isAvoided?.(space)).slice(0, 40);
    const same = fitting.filter(({ spaceId }) => spaceId === except?.spaceId);
    const asked = [...same, ...fitting.filter(({ spaceId }) => spaceId !== except?.spaceId)].slice(
      0,
      NEAREST_RESOURCES,
    );
    if (asked.length === 0) return [];
    const end = start.add({ minutes: need.minutes });
    const wanted: FreeStartsWish = {
      networkId: search.viewer.network.id,
      resourceIds: asked.map(({ resourceId }) => resourceId),
      start,
      end,
      notBefore: now,
      withinHours: NEAREST_WITHIN_HOURS,
      seats: need.party,
      busy: search.busy,
      limitPerResource: 4,
      gridMinutes: settings.get(gridMinutes),
      now,
    };
    const starts = await nearestFreeStarts(this.database.open, wanted, search.memory?.time);
    const byResource = new Map(asked.map((space) => [space.resourceId, space]));
    const purse = await this.purse(search, start);
    if (!purse) return [];
    const offers = starts.flatMap(({ resourceId, starts: times }) =>
      times.map((at) => this.atTime(byResource.get(resourceId)!, at, search, purse, start)),
    );
    const usable = offers.filter(
      (offer): offer is PricedSpace =>
        offer !== undefined &&
        isBookableTime(offer.start, need.minutes, search) &&
        !isLeftOut(search, offer.start) &&
        isOpened(search, offer.spaceId, offer.start),
    );
    return this.best(search, usable, purse, count);
  }

  /** The best space that is taken at a time and would be offered if it were free; undefined when there is none. */
  async takenAt(search: Search, start: Temporal.Instant): Promise<SpaceItem | undefined> {
    const { need, settings } = search;
    if (!isBookableTime(start, need.minutes, search) || isBusy(search, start)) return undefined;
    const purse = await this.purse(search, start);
    if (!purse) return undefined;
    const taken = (await this.spaces(search, this.wishAt(search, start))).flatMap((space) => {
      const isUsable = !space.free && space.open && space.lengthFits && space.leadFits;
      if (!isUsable || need.isAvoided?.(space) || !isOpened(search, space.spaceId, start)) return [];
      return priced(space, start, { start, minutes: need.minutes, party: need.party }, purse, settings) ?? [];
    });
    const [offer] = await this.best(search, taken, purse, 1);
    const [item] = offer?.requirements.length === 0 ? offer.items : [];
    return item && 'spaceId' in item ? item : undefined;
  }

  /** Why nothing was found: the first condition whose removal would find something. */
  async whyNothing(search: Search, start: Temporal.Instant): Promise<NothingWhy> {
    if (!isBookableTime(start, search.need.minutes, search)) return 'TIME_NOT_BOOKABLE';
    if (isBusy(search, start)) return 'ALREADY_BOOKED';
    const wish = this.wishAt(search, start);
    const like = await this.spaces(search, wish);
    if (like.length > 0) {
      if (like.some(({ free }) => free)) return 'TIME_NOT_BOOKABLE';
      return like.some(({ open }) => open) ? 'NONE_FREE' : 'NONE_OPEN';
    }
    const anywhere = await this.spaces(search, { ...wish, withinMeters: null, limit: 1 });
    if (anywhere.length > 0) return 'NONE_NEAR';
    const ofAnySize = await this.spaces(search, { ...wish, withinMeters: null, seats: 1, limit: 1 });
    return ofAnySize.length > 0 ? 'NONE_LARGE_ENOUGH' : 'NONE_WITH_CAPABILITY';
  }

  private atTime(
    space: AvailableSpace,
    at: Temporal.Instant,
    search: Search,
    purse: Purse,
    start: Temporal.Instant,
  ): PricedSpace | undefined {
    const earliest = search.now.add({ minutes: space.leadMinutes });
    if (Temporal.Instant.compare(at, earliest) < 0) return undefined;
    return priced(space, at, { start, minutes: search.need.minutes, party: search.need.party }, purse, search.settings);
  }

  /** The best first. What the member cannot book yet, for want of a certificate or of a declaration, comes last. */
  private async best(search: Search, found: PricedSpace[], purse: Purse, count: number): Promise<Offer[]> {
    const { viewer, need, settings } = search;
    const candidates = await withDeadlines(this.database.open, search, found);
    const spaces = candidates.map(({ space }) => space);
    const latest = candidates.map(({ start }) => start).reduce((a, b) => (isBefore(a, b) ? b : a), search.now);
    const unmet = await unmetRequirements(this.database, search, spaces, latest);
    const ranked = rank(
      candidates,
      { party: need.party, homeVenueId: viewer.member.homeVenueId },
      settings.get(rankingWeights),
    );
    const withUnmet = ranked.map((entry) => ({ ...entry, unmet: unmet(entry.candidate.space) }));
    const [later, now] = [withUnmet.filter((entry) => entry.unmet.length > 0), withUnmet.filter((entry) => entry.unmet.length === 0)]; // prettier-ignore
    return [...spread(now, count), ...spread(later, count)]
      .slice(0, count)
      .map((entry) => makeOffer(entry, search, purse, this.tokens, entry.unmet));
  }

  private async spaces({ memory, banned }: Search, wish: SpaceWish): Promise<AvailableSpace[]> {
    const found = await availableSpaces(this.database.open, wish, memory);
    return banned.size === 0 ? found : found.filter(({ venueId }) => !banned.has(venueId));
  }

  private purse({ viewer, settings, now }: Search, start: Temporal.Instant): Promise<Purse | undefined> {
    return this.database.inTransaction(viewer.network.id, (tx) =>
      purseOf(tx, viewer.member.id, start, viewer.network.zone, now, settings),
    );
  }

  private wishAt({ viewer, need, settings, now }: Search, start: Temporal.Instant): SpaceWish {
    const meters = need.maxTravelMinutes === null ? null : metersWithin(need.maxTravelMinutes, settings.get(travelKmh));
    return {
      networkId: viewer.network.id,
      kind: need.capability ? null : need.kind,
      capability: need.capability,
      venueKind: need.venueKind,
      equipment: need.equipment,
      accessible: need.accessible,
      seats: need.party,
      near: need.near,
      withinMeters: need.near ? meters : null,
      start,
      end: start.add({ minutes: need.minutes }),
      now,
      limit: CANDIDATES,
    };
  }
}
