import { z } from 'zod';
import { setting } from '../network-settings.js';

const bytes = z.int().min(0).max(2_000_000_000);

/** Bytes that the photos and documents of one venue may have together. */
export const bytesPerVenue = setting('files.bytesPerVenue', bytes, 300_000_000, {
  title: { fr: 'Fichiers d’un lieu', en: 'Files of a venue' },
  meaning: {
    fr: 'Taille totale des photos et des documents d’un lieu et de ses espaces.',
    en: 'Total size of the photos and documents of a venue and its spaces.',
  },
  unit: 'BYTES',
});
/** Bytes that the documents of one member may have together. */
export const bytesPerMember = setting('files.bytesPerMember', bytes, 20_000_000, {
  title: { fr: 'Fichiers d’un membre', en: 'Files of a member' },
  meaning: { fr: 'Taille totale des documents d’un membre.', en: 'Total size of the documents of a member.' },
  unit: 'BYTES',
});
