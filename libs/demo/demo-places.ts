import { type PlaceRow } from '#libs/needs';
import { bordeaux } from './bordeaux.data.js';
import { lyon } from './lyon.data.js';
import { nantes } from './nantes.data.js';
import { slugOf } from './territories.js';
import { toulouse } from './toulouse.data.js';
import { type TownData } from './town.js';

const towns: readonly TownData[] = [lyon, nantes, toulouse, bordeaux];

/** The territories and quarters of a demo town, for reading needs without a database; ids are names such as "lyon-3". */
export function demoPlaces(slug: string): PlaceRow[] {
  const town = towns.find((each) => each.slug === slug);
  if (!town) throw new Error(`The demo has no ${slug}.`);
  const idOf = (name: string) =>
    slugOf(name.replace(/^(les? |la |l')/i, '')).replace(/(\d)(er|e)-arrondissement$/, '$1');
  return [
    ...town.territories.map(({ kind, name, postcode, centre: [lon, lat] }) => {
      return { id: idOf(name), label: name, lat, lon, kind, postcode };
    }),
    ...town.quarters.map(({ name, centre: [lon, lat] }) => {
      return { id: idOf(name), label: name, lat, lon, kind: 'QUARTER' as const };
    }),
  ];
}
