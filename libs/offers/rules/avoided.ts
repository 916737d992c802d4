import { type Point, distanceMeters } from '#libs/directory';
import { type Place } from '#libs/needs';

/** A quarter or a venue that is ruled out takes what is this near with it. */
const QUARTER_METERS = 900;

const isNumbered = ({ label }: Place) => /\d/.test(label);
/** Towns and their arrondissements; postcodes and whole cities lie over others. */
const isTerritory = (place: Place) =>
  (place.scale === 'TOWN' || (place.scale === 'DISTRICT' && isNumbered(place))) && !place.id.includes(':');

/** Whether a point lies in a place that the need rules out: in the town whose centre is nearest, or near the quarter. */
export function isAvoided(point: Point, notNear: readonly Place[], places: readonly Place[]): boolean {
  if (notNear.length === 0) return false;
  let nearest: Place | undefined;
  for (const place of places) {
    if (!isTerritory(place)) continue;
    if (!nearest || distanceMeters(point, place) < distanceMeters(point, nearest)) nearest = place;
  }
  return notNear.some((avoided) => {
    if (avoided.id.startsWith('town:')) return nearest?.label.startsWith(`${avoided.label} `) === true;
    if (isTerritory(avoided)) return nearest === avoided;
    return distanceMeters(point, avoided) <= QUARTER_METERS;
  });
}
