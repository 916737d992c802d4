import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/documents.js';
import classes from './BookingTicket.module.css';

const TONE: Record<Booking['state'], 'good' | 'wait' | 'bad' | 'past'> = {
  HELD: 'wait',
  PENDING: 'wait',
  CONFIRMED: 'good',
  IN_USE: 'good',
  COMPLETED: 'past',
  NO_SHOW: 'bad',
  CANCELLED: 'bad',
  EXPIRED: 'past',
};

export function StateBadge({ state }: { state: Booking['state'] }) {
  const { t } = useTranslation();
  return (
    <span className={classes['badge']} data-tone={TONE[state]}>
      {t(`bookingState.${state}`)}
    </span>
  );
}
