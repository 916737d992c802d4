import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { barsOf, dayWindows } from '../../rules/planning-day.js';
import { dayText, hoursText } from '../../rules/when.js';
import type { VenueSpace } from '../useVenueSpaces.js';
import type { PlanningEntry } from './documents.js';
import classes from './Planning.module.css';

interface Props {
  spaces: readonly VenueSpace[];
  entries: readonly PlanningEntry[];
  date: string;
  zone: string;
  venue: string;
}

/** The day by space, for the door. It is only on paper, and names no member: everybody reads a door. */
export function DoorList({ spaces, entries, date, zone, venue }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [day] = dayWindows([date], entries, zone);
  return (
    <section className={classes['door']}>
      <h2>
        {venue}, {dayText(`${date}T12:00:00Z`, 'UTC', language)}
      </h2>
      {spaces.map(({ id, name }) => {
        const bars = barsOf(
          day!,
          entries.filter(({ spaceId, kind }) => (spaceId === id || spaceId === null) && kind !== 'HOLD'),
        );
        return (
          <div key={id} className={classes['doorSpace']}>
            <h3>{name}</h3>
            {bars.length === 0 && <p>{t('planning.free')}</p>}
            <ul>
              {bars.map(({ entry: { id: entryId, kind, start, end, title } }) => (
                <li key={entryId}>
                  {hoursText(start, end, zone, language)} ·{' '}
                  {kind === 'BOOKING' || kind === 'REQUEST' ? t('planning.taken') : title || t(`planning.kind.${kind}`)}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
