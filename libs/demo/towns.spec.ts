import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Chance } from './chance.js';
import { bordeaux } from './bordeaux.data.js';
import { drawTown } from './draw-town.js';
import { fixedVenues } from './fixed-venues.data.js';
import { lyon } from './lyon.data.js';
import { nantes } from './nantes.data.js';
import { isInside, pointIn, territoriesOf } from './territories.js';
import { toulouse } from './toulouse.data.js';
import { type LonLat, type Rows, type TownData } from './town.js';

const towns = [lyon, nantes, toulouse, bordeaux];
const now = Temporal.Instant.from('2026-11-24T09:17:00Z');

const drawn = ({ territories }: TownData) => territories.filter(({ pull }) => pull > 0);
const territoriesAt = (town: TownData, point: LonLat) =>
  drawn(town).filter(({ rings }) => rings.some((ring) => isInside(point, ring)));

const hashOf = (rows: Rows) =>
  createHash('sha256')
    .update(
      JSON.stringify(
        ['venue', 'space', 'member', 'booking', 'charge', 'hours_entry', 'outbox'].map((table) => rows.of(table)),
      ),
    )
    .digest('hex');

describe.each(towns)('the map of $name', (town) => {
  it('has no point in two communes', () => {
    const seed = `map ${process.env.SEED}`;
    const chance = new Chance(seed);
    const corners = drawn(town).flatMap(({ rings }) => rings.flat());
    const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)];
    const between = (numbers: number[]) =>
      Math.min(...numbers) + chance.next() * (Math.max(...numbers) - Math.min(...numbers));
    for (let i = 0; i < 2_000; i++) {
      const point: LonLat = [between(lons), between(lats)];
      const names = territoriesAt(town, point).map(({ name }) => name);
      if (names.length > 1) throw new Error(`seed ${seed}: ${point} is in ${names.join(' and ')}`);
    }
  });

  it('has every centre in its own commune and every neighbourhood in a commune', () => {
    for (const territory of drawn(town)) expect(territoriesAt(town, territory.centre)).toEqual([territory]);
    for (const quarter of town.quarters)
      expect([quarter.name, territoriesAt(town, quarter.centre)]).toEqual([quarter.name, [expect.anything()]]);
  });

  it('has its drawn points inside their commune', () => {
    const chance = new Chance('points');
    for (const territory of drawn(town)) expect(territoriesAt(town, pointIn(territory, chance))).toEqual([territory]);
  });
});

describe('the given data of the towns', () => {
  it('places the fixed venues where it says', () => {
    for (const venue of fixedVenues.lyon!) {
      expect(territoriesAt(lyon, venue.point).map(({ code }) => code)).toEqual([venue.territory]);
    }
  });

  it('is refused when an outline has an undefined corner', () => {
    expect(() => territoriesOf({ a: [0, 0] }, [['COMMUNE', '1', 'Nulle-Part', '00000', 'a b', 1]])).toThrow(
      'Nulle-Part: there is no corner b',
    );
  });
});

describe('a town drawn by chance', () => {
  const drawNantes = (seed: number, at = now) => drawTown(nantes, seed, at).rows;

  it('is the same for the same seed and moment', () => {
    expect(hashOf(drawNantes(7))).toBe(hashOf(drawNantes(7)));
  });

  it('differs for another seed or moment', () => {
    expect(hashOf(drawNantes(8))).not.toBe(hashOf(drawNantes(7)));
    expect(hashOf(drawNantes(7, now.add({ hours: 24 })))).not.toBe(hashOf(drawNantes(7)));
  });

  it('has unique names and no address of the real world', () => {
    const rows = drawTown(nantes, 7, now).rows;
    const slugs = rows.of('venue').map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const { email } of rows.of('account')) expect(email).toMatch(/^[a-z.-]+@demo\.traboule\.example$/);
    for (const { invented } of [...rows.of('venue'), ...rows.of('space')]) expect(invented).toBe(true);
    for (const { siren } of rows.of('owner')) if (siren !== null) expect(siren).toMatch(/^000\d{6}$/);
  });

  it('has a venue of every kind that Lyon has', () => {
    const rows = drawTown(lyon, 2026, now).rows;
    const counts: Record<string, number> = {};
    const published = rows.of('venue').filter(({ published_at }) => published_at !== null);
    for (const { kind } of published) counts[kind as string] = (counts[kind as string] ?? 0) + 1;
    expect(counts).toEqual({
      COWORKING: 47,
      FABLAB: 10,
      STARTUP_CENTRE: 14,
      SHARED_WORKSHOP: 27,
      MAKERSPACE: 5,
      INCUBATOR: 60,
      ACCELERATOR: 8,
      BUSINESS_CENTRE: 30,
    });
    expect(rows.of('space').length).toBeGreaterThan(1_850);
    expect(rows.of('space').length).toBeLessThan(2_250);
    expect(new Set(rows.of('space').map(({ kind }) => kind)).size).toBe(6);
  });
});
