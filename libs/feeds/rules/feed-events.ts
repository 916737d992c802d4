import { type CalendarEvent, type Locale } from '#libs/platform';

const words = {
  fr: {
    busy: 'Occupé',
    seats: (count: number) => `${count} places`,
    own: 'Usage du lieu',
    mine: 'Mes réservations',
  },
  en: { busy: 'Busy', seats: (count: number) => `${count} seats`, own: 'Own use', mine: 'My bookings' },
};

/** An event of which only the time is shown. */
export const masked = (event: CalendarEvent, locale: Locale): CalendarEvent => ({
  uid: event.uid,
  sequence: event.sequence,
  start: event.start,
  end: event.end,
  summary: words[locale].busy,
  status: event.status,
  stampedAt: event.stampedAt,
});

export interface UseOfSpace {
  readonly id: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly isPending: boolean;
  readonly seats: number;
  readonly sequence: number;
  readonly changedAt: Temporal.Instant | null;
  readonly code: string | null;
  readonly memberName: string | null;
  readonly title: string | null;
}

/** What the team of a venue reads about one use of a space: who booked it, or what the venue does there. */
export function spaceEvent(use: UseOfSpace, locale: Locale, readAt: Temporal.Instant): CalendarEvent {
  const { seats, memberName, title, code } = use;
  const who = memberName ?? title ?? words[locale].own;
  return {
    uid: `${use.id}@traboule`,
    sequence: use.sequence,
    start: use.start,
    end: use.end,
    summary: seats > 1 ? `${who} (${words[locale].seats(seats)})` : who,
    ...(code && { description: code }),
    status: use.isPending ? 'TENTATIVE' : 'CONFIRMED',
    stampedAt: use.changedAt ?? readAt,
  };
}

/** The name under which calendars show a feed. */
export const feedName = (networkName: string, spaceName: string | null, locale: Locale): string =>
  `${networkName} · ${spaceName ?? words[locale].mine}`;
