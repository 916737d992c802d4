import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type Locale,
  type RequestContext,
  badInput,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { directoryVersionReadWith, primeVersion } from './cached-loader.js';
import { territoriesByCodeOrName } from './territory.queries.js';
import { PointType } from './geography.types.js';
import { searchWords } from './search-words.js';
import { readSearchSnapshot } from './searchable-venues.js';
import { searchVenuesInMemory } from './search-venues.memory.js';
import { type FoundVenues, type VenueQuery, readWords, searchVenues } from './search-venues.queries.js';
import { VenueHit, type VenueFilter, type VenueHitConnection, VenuePoint } from './search-venues.types.js';

const FREE_MINUTES = 60;
const sortRules = {
  distance: { fr: 'Du plus proche au plus éloigné, puis par nom', en: 'Nearest first, then by name' },
  relevance: {
    fr: 'Les plus pertinents d’abord, puis par nom',
    en: 'Best match first, then by name',
  },
  name: { fr: 'Par nom', en: 'By name' },
};

const refusals = {
  withinMeters: { fr: '`withinMeters` demande `near`.', en: '`withinMeters` needs `near`.' },
  freeMinutes: { fr: '`freeMinutes` demande `freeAt`.', en: '`freeMinutes` needs `freeAt`.' },
  commune: {
    fr: '`commune` n’est ni une commune ni un arrondissement de ce réseau ; prenez l’une de `communes`.',
    en: '`commune` is not a commune or an arrondissement of this network; use one of `communes`.',
  },
};

export interface VenueSearch {
  readonly filter: VenueFilter;
  readonly first: number;
  readonly after: string | null;
}

/** Searches the directory: by distance when a point is given, else by relevance of the words, else by name. */
@Injectable()
export class SearchVenues {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws BAD_USER_INPUT when fields of the filter contradict each other or name an unknown commune */
  async search(request: RequestContext, { filter, first, after }: VenueSearch): Promise<VenueHitConnection> {
    const { network, locale } = request.viewer;
    const wish = await this.queryOf(network.id, locale, filter, first, after);
    const { version, total, page, points } = await this.found(request, wish);
    primeVersion(request, this.database, version);
    const rule = wish.near ? 'distance' : wish.query === null ? 'name' : 'relevance';
    const connection = pageOf(
      [...page],
      first,
      total,
      ({ score, name, id }) => encodeCursor(score, name, id),
      ({ id, spaceIds, spaceCount, distanceMeters }) =>
        make(VenueHit, { venueId: id, spaceIds, distanceMeters, matchingSpaceCount: spaceCount }),
    );
    return {
      ...connection,
      points: points.map(({ slug, kind, lat, lon, rank }) =>
        make(VenuePoint, { slug, kind, rank, point: make(PointType, { lat, lon }) }),
      ),
      sortedBy: sortRules[rule][locale],
    };
  }

  /** Searches free times in memory, and everything else in the database. */
  private async found({ viewer }: RequestContext, wish: VenueQuery): Promise<FoundVenues> {
    const isOfFreeTime = wish.freeFrom !== null && wish.query === null;
    const snapshot =
      isOfFreeTime &&
      (await readSearchSnapshot(this.database, wish.networkId, directoryVersionReadWith(viewer) ?? null, wish.now));
    return (snapshot && searchVenuesInMemory(snapshot, wish)) || searchVenues(this.database.open, wish);
  }

  private async queryOf(
    networkId: string,
    locale: Locale,
    filter: VenueFilter,
    first: number,
    after: string | null,
  ): Promise<VenueQuery> {
    const { near = null, withinMeters = null, freeAt = null, freeMinutes = null } = filter;
    if (withinMeters !== null && !near) throw badInput(refusals.withinMeters[locale]);
    if (freeMinutes !== null && !freeAt) throw badInput(refusals.freeMinutes[locale]);
    const open = this.database.open;
    const territoryIds = filter.commune == null ? null : await territoriesByCodeOrName(open, networkId, filter.commune);
    if (territoryIds === undefined) throw badInput(refusals.commune[locale]);
    return {
      networkId,
      query: filter.text == null ? null : await readWords(open, networkId, searchWords(filter.text)),
      kinds: filter.kinds ?? [],
      spaceKind: filter.spaceKind ?? null,
      capability: filter.capability ?? null,
      equipment: filter.equipment ?? [],
      accessible: filter.accessible ?? false,
      near,
      withinMeters,
      territoryIds,
      freeFrom: freeAt,
      freeUntil: freeAt && freeAt.add({ minutes: freeMinutes ?? FREE_MINUTES }),
      seats: filter.seats ?? null,
      now: this.clock.now(),
      first,
      after: after === null ? null : sortKeyOf(after, 'number', 'text', 'id'),
    };
  }
}
