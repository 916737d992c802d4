import { type Locale } from '#libs/platform';

interface Sector {
  readonly code: string;
  readonly label: Readonly<Record<Locale, string>>;
}
const sector = (code: string, fr: string, en: string): Sector => ({ code, label: { fr, en } });

/** What projects are about. Codes are stored: they are never renamed. */
export const sectors: readonly Sector[] = [
  sector('agriculture', 'Agriculture et jardins', 'Farming and gardens'),
  sector('arts', 'Arts, artisanat et design', 'Arts, crafts and design'),
  sector('building', 'Bâtiment et habitat', 'Building and housing'),
  sector('commerce', 'Commerce et distribution', 'Retail'),
  sector('culture', 'Culture et médias', 'Culture and media'),
  sector('digital', 'Numérique et logiciels', 'Digital and software'),
  sector('education', 'Éducation et formation', 'Education and training'),
  sector('energy', 'Énergie et climat', 'Energy and climate'),
  sector('fashion', 'Mode et textile', 'Fashion and textiles'),
  sector('finance', 'Finance et assurance', 'Finance and insurance'),
  sector('food', 'Alimentation et restauration', 'Food and catering'),
  sector('health', 'Santé et bien-être', 'Health and wellbeing'),
  sector('industry', 'Industrie et fabrication', 'Industry and making'),
  sector('mobility', 'Mobilité et logistique', 'Mobility and logistics'),
  sector('reuse', 'Réemploi et économie circulaire', 'Reuse and circular economy'),
  sector('services', 'Services aux entreprises', 'Business services'),
  sector('social', 'Action sociale et solidarité', 'Social work and solidarity'),
  sector('sport', 'Sport et loisirs', 'Sport and leisure'),
  sector('tourism', 'Tourisme et hôtellerie', 'Tourism and hospitality'),
  sector('other', 'Autre', 'Other'),
];

const labels = new Map(sectors.map(({ code, label }) => [code, label]));

export const isSector = (code: string): boolean => labels.has(code);
/** The label of a sector; the code itself when this build does not know it. */
export const sectorLabel = (code: string, locale: Locale): string => labels.get(code)?.[locale] ?? code;
