import { type Markup, html, smallPage } from '#libs/messages';
import { type Locale, instantText } from '#libs/platform';
import { type EmbeddedVenue } from './embed.queries.js';

const texts = {
  fr: {
    title: (venue: string) => `Réserver à ${venue}`,
    none: 'Rien n’est libre pour le moment.',
    seats: (count: number) => (count > 1 ? ` (${count} places)` : ''),
    full: 'complet pour le moment',
    more: 'Voir le lieu, ses espaces et ses horaires',
    missing: 'Ce lieu n’est pas dans l’annuaire',
    missingText: 'Il n’est pas encore publié, ou son adresse a changé.',
  },
  en: {
    title: (venue: string) => `Book at ${venue}`,
    none: 'Nothing is free right now.',
    seats: (count: number) => (count > 1 ? ` (${count} seats)` : ''),
    full: 'fully booked for now',
    more: 'See the place, its spaces and its hours',
    missing: 'This place is not in the directory',
    missingText: 'It is not published yet, or its address has changed.',
  },
};

export interface FreeSpace {
  readonly name: string;
  readonly capacity: number;
  readonly kind: string;
  readonly start: Temporal.Instant | null;
  readonly minutes: number;
}

/** The address of the offers for a time of a space, as the pages of the product read it. */
function offersOf(network: string, { name, lat, lon }: EmbeddedVenue, space: FreeSpace): string {
  const need = new URLSearchParams({ kind: space.kind, start: space.start!.toString(), min: String(space.minutes) });
  need.set('lat', lat.toFixed(5));
  need.set('lon', lon.toFixed(5));
  need.set('place', name);
  return `/${network}?${need.toString()}`;
}

/** The next free time of each space. Links open the product in the whole window: nobody signs in inside another site. */
export function embedPage(locale: Locale, network: string, venue: EmbeddedVenue, spaces: readonly FreeSpace[]): string {
  const say = texts[locale];
  const rows = spaces.map((space): Markup =>
    space.start
      ? html`<li>
          ${space.name}${say.seats(space.capacity)}:
          <a target="_top" href="${offersOf(network, venue, space)}">${instantText(space.start, venue.zone, locale)}</a>
        </li>`
      : html`<li>${space.name}${say.seats(space.capacity)}: ${say.full}</li>`,
  );
  const list =
    spaces.length === 0
      ? html`<p>${say.none}</p>`
      : html`<ul>
          ${rows}
        </ul>`;
  const more = html`<p><a target="_top" href="/${network}/venues/${venue.slug}">${say.more}</a></p>`;
  return smallPage(locale, say.title(venue.name), html`${list}${more}`);
}

export const missingPage = (locale: Locale): string =>
  smallPage(locale, texts[locale].missing, html`<p>${texts[locale].missingText}</p>`);
