import type { Place } from './understand.types.js';

const towns = new Set('lyon villeurbanne bron saint-priest vaulx oullins tassin caluire'.split(' '));

const place = (id: string, label: string, lat: number, lon: number, ...words: string[]): Place => ({
  scale: towns.has(id) ? 'TOWN' : id === 'youfactory' || id === 'cuisine' ? 'VENUE' : 'DISTRICT',
  id,
  label,
  lat,
  lon,
  words,
});

/** A little Lyon: enough communes, districts, quarters and venues to keep names of places apart from words of the vocabulary. */
export const lyonPlaces: Place[] = [
  place('lyon', 'Lyon', 45.76, 4.84),
  place('villeurbanne', 'Villeurbanne', 45.77, 4.88),
  place('bron', 'Bron', 45.73, 4.91),
  place('saint-priest', 'Saint-Priest', 45.7, 4.94),
  place('vaulx', 'Vaulx-en-Velin', 45.78, 4.92, 'Vaulx'),
  place('oullins', 'Oullins-Pierre-Bénite', 45.71, 4.81, 'Oullins'),
  place('tassin', 'Tassin-la-Demi-Lune', 45.76, 4.76, 'Tassin'),
  place('caluire', 'Caluire-et-Cuire', 45.79, 4.85, 'Caluire'),
  place('lyon-1', 'Lyon 1er', 45.77, 4.83, '69001'),
  place('lyon-2', 'Lyon 2e', 45.75, 4.83, '69002'),
  place('lyon-3', 'Lyon 3e', 45.76, 4.86, '69003'),
  place('lyon-7', 'Lyon 7e', 45.74, 4.84, '69007'),
  place('lyon-9', 'Lyon 9e', 45.78, 4.81, '69009'),
  place('gerland', 'Gerland', 45.73, 4.83),
  place('part-dieu', 'La Part-Dieu', 45.76, 4.86, 'gare Part-Dieu'),
  place('croix-rousse', 'La Croix-Rousse', 45.78, 4.83),
  place('confluence', 'Confluence', 45.74, 4.82),
  place('guillotiere', 'La Guillotière', 45.75, 4.84, 'Guillotière'),
  place('8-mai', 'Place du 8 mai 1945', 45.73, 4.87),
  place('youfactory', 'YouFactory', 45.77, 4.89),
  place('cuisine', 'La Cuisine', 45.76, 4.85),
];
