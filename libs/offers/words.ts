import { Injectable } from '@nestjs/common';
import { spokenVocabulary } from '#libs/directory';
import { type Place } from '#libs/needs';
import { Clock, Database, statement } from '#libs/platform';
import { type Words } from './need.js';

const readPlaces = statement(
  'offers.places',
  `select id, name as label, lat, lon, kind from territory where network_id = $1 and kind <> 'PRIORITY_NEIGHBOURHOOD'
   union all select id, name, lat, lon, 'VENUE' from venue where network_id = $1 and withdrawn_at is null`,
);
const FRESH_MS = 60_000;
const SCALES: Record<string, Place['scale']> = {
  COMMUNE: 'TOWN',
  ARRONDISSEMENT: 'DISTRICT',
  QUARTER: 'DISTRICT',
  VENUE: 'VENUE',
};

/** The words a network's needs are read with: the vocabulary, its communes and quarters, its venues. */
@Injectable()
export class NetworkWords {
  private readonly kept = new Map<string, { words: Promise<Words>; readAt: number }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  of(networkId: string): Promise<Words> {
    const now = this.clock.now().epochMilliseconds;
    const kept = this.kept.get(networkId);
    if (kept && Math.abs(now - kept.readAt) < FRESH_MS) return kept.words;
    const words = this.read(networkId);
    this.kept.set(networkId, { words, readAt: now });
    words.catch(() => this.kept.delete(networkId));
    return words;
  }

  private async read(networkId: string): Promise<Words> {
    const rows = await this.database.open.rows<Omit<Place, 'words'> & { kind: string }>(readPlaces, [networkId]);
    return {
      vocabulary: spokenVocabulary,
      places: rows.map(({ kind, ...place }) => ({ ...place, words: wordsOf(place.label, kind), scale: SCALES[kind] })),
    };
  }
}

/** How people name a place: "Lyon 7e Arrondissement" is also "Lyon 7e" and "7e". */
function wordsOf(label: string, kind: string): string[] {
  const number = kind === 'ARRONDISSEMENT' ? /(\d+)/.exec(label)?.[1] : undefined;
  if (!number) return [label];
  const ordinal = number === '1' ? '1er' : `${number}e`;
  const city = label.slice(0, label.indexOf(number)).trim();
  return [label, `${city} ${ordinal}`, `${city} ${number}`, ordinal, `${ordinal} arrondissement`];
}
