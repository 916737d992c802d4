import { complements, craftThings, treesAndBirds } from './names.data.js';
import { metresBetween, slugOf } from './territories.js';
import { type LonLat, type Town } from './town.js';
import { type VenueKindProfile } from './venue-kinds.data.js';

/** A name that no other venue has, often with the quarter in it. */
export function newVenueName(
  { chance, data }: Town,
  profile: VenueKindProfile,
  point: LonLat,
  names: ReadonlySet<string>,
): string {
  const near = data.quarters.toSorted((a, b) => metresBetween(a.centre, point) - metresBetween(b.centre, point));
  for (let tries = 0; ; tries++) {
    const words: Record<string, string> = {
      thing: chance.pick(craftThings),
      complement: chance.pick(complements),
      tree: chance.pick(treesAndBirds),
      quarter: near[Math.min(near.length - 1, Math.floor(tries / 8))]!.name,
    };
    const name = chance.pick(profile.names).replace(/\{(\w+)\}/g, (_, word: string) => words[word]!);
    const spelled = elided(name);
    if (!names.has(slugOf(spelled))) return spelled;
  }
}

/** French contractions: « de Île » is « d’Île », « de Les » is « des », « de La » stays. */
function elided(name: string): string {
  return name
    .replace(/\bde Les /g, 'des ')
    .replace(/\bde Le /g, 'du ')
    .replace(/\bde La /g, 'de la ')
    .replace(/\bde (?=[AEÉIÎOUY])/g, 'd’');
}
