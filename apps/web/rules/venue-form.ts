export type Known = 'yes' | 'no' | 'unknown';

interface Texts {
  readonly name: string;
  readonly descriptionFr: string;
  readonly descriptionEn: string;
  readonly houseRulesFr: string;
  readonly houseRulesEn: string;
  readonly accessFr: string;
  readonly accessEn: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}

/** What a form edits of a venue, as the api gives it and takes it. */
export type ArrivalsOfVenue = 'NONE' | 'CHECK_IN' | 'PAPER_LIST';

export interface EditedVenue<Kind extends string = string> extends Texts {
  readonly kind: Kind;
  readonly website: string | null;
  /** Sites that may show the embedded page, such as "https://lepassage.example". */
  readonly embedOrigins: readonly string[];
  /** How the venue learns who came. */
  readonly arrivals: ArrivalsOfVenue;
  /** Whether a request that the venue does not answer in time is accepted. */
  readonly silenceAccepts: boolean;
  readonly point: { readonly lat: number; readonly lon: number };
  readonly stepFree: boolean | null;
  readonly accessibleToilet: boolean | null;
  readonly hearingLoop: boolean | null;
  readonly equipment: readonly string[];
}

/** The same as the fields of a form show it. */
export interface VenueForm<Kind extends string = string> extends Texts {
  readonly kind: Kind;
  readonly website: string;
  /** One site per line. */
  readonly embedOrigins: string;
  readonly arrivals: ArrivalsOfVenue;
  readonly silenceAccepts: boolean;
  readonly point: { readonly lat: string; readonly lon: string };
  readonly stepFree: Known;
  readonly accessibleToilet: Known;
  readonly hearingLoop: Known;
  /** In alphabetical order. */
  readonly equipment: readonly string[];
}

export type VenueField = keyof VenueForm;
/** What can be wrong before the api looks at it. */
export type VenueFault = 'name' | 'website' | 'embedOrigins' | 'lat' | 'lon';

const knownOf = (value: boolean | null): Known => (value === null ? 'unknown' : value ? 'yes' : 'no');
const valueOf = (known: Known): boolean | null => (known === 'unknown' ? null : known === 'yes');

export function venueFormOf<Kind extends string>(venue: EditedVenue<Kind>): VenueForm<Kind> {
  const { name, kind, descriptionFr, descriptionEn, houseRulesFr, houseRulesEn, accessFr, accessEn } = venue;
  const { street, postcode, city, website, embedOrigins, arrivals, silenceAccepts } = venue;
  const { point, stepFree, accessibleToilet, hearingLoop, equipment } = venue;
  return {
    name,
    kind,
    descriptionFr,
    descriptionEn,
    houseRulesFr,
    houseRulesEn,
    accessFr,
    accessEn,
    street,
    postcode,
    city,
    website: website ?? '',
    embedOrigins: embedOrigins.join('\n'),
    arrivals,
    silenceAccepts,
    point: { lat: String(point.lat), lon: String(point.lon) },
    stepFree: knownOf(stepFree),
    accessibleToilet: knownOf(accessibleToilet),
    hearingLoop: knownOf(hearingLoop),
    equipment: [...equipment].sort(),
  };
}

/** Degrees of a text; NaN when it is no number. */
export const degreesOf = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));

const completeWebsite = (text: string): string | null => {
  const address = text.trim();
  if (address === '') return null;
  return /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
};

const isWebsite = (address: string): boolean =>
  /^https?:\/\/[^\s<>"'`\\]+$/i.test(address) && URL.canParse(address) && new URL(address).hostname.includes('.');

/** The origin of each site of a text, one per line; undefined for a line that names no site with https. */
export const originsOf = (text: string): (string | undefined)[] => [
  ...new Set(
    text
      .split(/\s+/)
      .filter((line) => line !== '')
      .map((line) => {
        const address = completeWebsite(line)!;
        return isWebsite(address) && /^https:/i.test(address) ? new URL(address).origin : undefined;
      }),
  ),
];
const MOST_ORIGINS = 10;

export function faultsOf({ name, website, embedOrigins, point }: VenueForm): VenueFault[] {
  const faults: VenueFault[] = [];
  const address = completeWebsite(website);
  const [lat, lon] = [degreesOf(point.lat), degreesOf(point.lon)];
  if (name.trim() === '') faults.push('name');
  if (address !== null && !isWebsite(address)) faults.push('website');
  const origins = originsOf(embedOrigins);
  if (origins.includes(undefined) || origins.length > MOST_ORIGINS) faults.push('embedOrigins');
  if (!(Math.abs(lat) <= 90)) faults.push('lat');
  if (!(Math.abs(lon) <= 180)) faults.push('lon');
  return faults;
}

/** What the api takes. The form must be without faults. */
export const inputOfForm = <Kind extends string>(form: VenueForm<Kind>) => ({
  ...form,
  website: completeWebsite(form.website),
  embedOrigins: originsOf(form.embedOrigins).filter((origin) => origin !== undefined),
  point: { lat: degreesOf(form.point.lat), lon: degreesOf(form.point.lon) },
  stepFree: valueOf(form.stepFree),
  accessibleToilet: valueOf(form.accessibleToilet),
  hearingLoop: valueOf(form.hearingLoop),
  equipment: [...form.equipment].sort(),
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const sorted = <Form extends VenueForm>(form: Form): Form => ({ ...form, equipment: [...form.equipment].sort() });

/** Whether a form differs from what was read. */
export const isChanged = (base: VenueForm, form: VenueForm): boolean => !isSame(sorted(base), sorted(form));

/**
 * My changes on top of those somebody else saved meanwhile. Fields that both changed differently keep mine and are
 * named, so that I can decide.
 * @param base what both had read
 */
export function mergeForms<Kind extends string>(
  base: VenueForm<Kind>,
  mine: VenueForm<Kind>,
  theirs: VenueForm<Kind>,
): { form: VenueForm<Kind>; conflicts: VenueField[] } {
  const [before, my, their] = [sorted(base), sorted(mine), sorted(theirs)];
  const changedBy = (form: VenueForm<Kind>, field: VenueField) => !isSame(before[field], form[field]);
  const fields = Object.keys(before) as VenueField[];
  const kept = Object.fromEntries(fields.map((field) => [field, changedBy(my, field) ? my[field] : their[field]]));
  return {
    form: kept as unknown as VenueForm<Kind>,
    conflicts: fields.filter(
      (field) => changedBy(my, field) && changedBy(their, field) && !isSame(my[field], their[field]),
    ),
  };
}
