import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { hoursText, openingText, weekdayText } from '../../rules/when.js';
import type { Venue } from './documents.js';
import classes from './Venue.module.css';

/** Today first, then the week from Monday. */
export function VenueHours({ venue }: { venue: Venue }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dash = language === 'fr' ? ' – ' : '–';
  return (
    <>
      <p className={classes['today']}>
        {venue.openToday.length > 0
          ? t('place.today', {
              hours: venue.openToday.map(({ start, end }) => hoursText(start, end, venue.zone, language)).join(', '),
            })
          : t('place.closedToday')}
      </p>
      <dl className={classes['pairs']}>
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
          const hours = venue.openingHours.filter((one) => one.weekday === weekday);
          return (
            <div key={weekday} className={classes['pair']}>
              <dt>{weekdayText(weekday, language)}</dt>
              <dd>
                {hours.length === 0
                  ? t('venue.closed')
                  : hours
                      .map(({ opens, closes }) => openingText(opens, language) + dash + openingText(closes, language))
                      .join(', ')}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
