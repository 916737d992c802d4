import { Injectable } from '@nestjs/common';
import { gridMinutes, horizonDays } from '#libs/booking';
import { type SpaceKind, spokenVocabulary } from '#libs/directory';
import { type ReadingDefaults, type PlaceRow, readingDefaults, placesFrom } from '#libs/needs';
import { Clock, Database, SettingsReader, statement } from '#libs/platform';
import { type Words } from './need.js';

const readPlaces = statement(
  'offers.places',
  `select id::text, name as label, lat, lon, kind from territory where network_id = $1 and kind <> 'PRIORITY_NEIGHBOURHOOD'
   union all select id::text, name, lat, lon, 'VENUE' from venue where network_id = $1 and withdrawn_at is null
   union all select 'postcode:' || postcode, postcode, avg(lat), avg(lon), 'POSTCODE' from venue
              where network_id = $1 and withdrawn_at is null and postcode <> '' group by postcode`,
);
const readLongest = statement(
  'offers.longest',
  `select s.kind, max(r.max_minutes) as minutes
     from space s join resource r on (r.network_id, r.id) = (s.network_id, s.resource_id)
    where s.network_id = $1 and s.withdrawn_at is null and r.withdrawn_at is null group by s.kind`,
);
const CACHE_MS = 60_000;

/** What the needs of a network are read with: the vocabulary, its places and venues, its limits. */
@Injectable()
export class NetworkWords {
  private readonly cached = new Map<string, { words: Promise<Words>; readAt: number }>();

  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  of(networkId: string): Promise<Words> {
    const now = this.clock.now().epochMilliseconds;
    const cached = this.cached.get(networkId);
    if (cached && Math.abs(now - cached.readAt) < CACHE_MS) return cached.words;
    const words = this.read(networkId);
    this.cached.set(networkId, { words, readAt: now });
    words.catch(() => this.cached.delete(networkId));
    return words;
  }

  private async read(networkId: string): Promise<Words> {
    const [rows, longest, settings] = await Promise.all([
      this.database.open.rows<PlaceRow>(readPlaces, [networkId]),
      this.database.open.rows<{ kind: SpaceKind; minutes: number }>(readLongest, [networkId]),
      this.settings.at(networkId, this.clock.now()),
    ]);
    const limits: ReadingDefaults = {
      ...readingDefaults,
      horizonDays: settings.get(horizonDays),
      gridMinutes: settings.get(gridMinutes),
      maxMinutesByKind: Object.fromEntries(longest.map(({ kind, minutes }) => [kind, minutes])),
    };
    return { vocabulary: spokenVocabulary, places: placesFrom(rows), limits };
  }
}
