import { useLanguage } from '../../i18n/useLanguage.js';
import { monthDayText } from '../../rules/when.js';
import classes from './BookingTicket.module.css';

/** The day as a leaf of a wall calendar. */
export function DayLeaf({ instant, zone }: { instant: string; zone: string }) {
  const language = useLanguage();
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(new Date(instant));
  return (
    <time dateTime={instant} className={classes['leaf']}>
      <span className={classes['month']}>{part({ month: 'short' })}</span>
      <span className={classes['day']}>{monthDayText(instant, zone, language)}</span>
      <span className={classes['weekday']}>{part({ weekday: 'short' })}</span>
    </time>
  );
}
