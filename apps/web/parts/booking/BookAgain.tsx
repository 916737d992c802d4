import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import { sameTimeLater } from '../../rules/book-again.js';
import { addressOfNeed } from '../../rules/need.js';

/** Leads to offers of the same kind of space near the same venue, at the same weekday and time. */
export function BookAgain({ booking }: { booking: Booking }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const { start, end, zone, venue, items } = booking;
  const [item] = items;
  if (!item) return null;
  const need = {
    text: '',
    kind: item.space.kind,
    start: sameTimeLater(start, zone),
    minutes: (Date.parse(end) - Date.parse(start)) / 60_000,
    party: item.seats,
    near: venue.point,
    nearLabel: venue.name,
  };
  return (
    <Button component={Link} to={`/${slug}?${addressOfNeed(need)}`} variant="light" radius="xl">
      {t('ticket.again')}
    </Button>
  );
}
