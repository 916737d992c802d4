import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { isChanged, openDays, rangesText, weeksOf } from '../../rules/open-days.js';
import { dayText, instantOf, wallClock, weekdayText } from '../../rules/when.js';
import classes from './FourWeeks.module.css';
import hours from './Hours.module.css';

interface Props {
  zone: string;
  /** As it is now. */
  now: readonly { start: string; end: string }[];
  /** As it would be; undefined where nothing is being changed. */
  after: readonly { start: string; end: string }[] | undefined;
  touched: readonly { from: string }[];
}

/** The next four weeks as a calendar, and the same as a table. Changed days and days with touched bookings stand out. */
export function FourWeeks({ zone, now, after, touched }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const before = openDays(now, { today, zone });
  const days = openDays(after ?? now, { today, zone, touched: touched.map(({ from }) => from) });
  const changed = new Set(days.filter((day, i) => isChanged(before[i]!, day)).map(({ date }) => date));
  const noon = (date: string) => instantOf(date, '12:00', zone);
  return (
    <section aria-labelledby="four-weeks" className={classes['weeks']}>
      <h2 id="four-weeks" className={hours['heading']}>
        {after ? t('venueHours.weeksAfter') : t('venueHours.weeks')}
      </h2>
      <div className={classes['grid']} aria-hidden>
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <span key={weekday} className={classes['weekday']}>
            {weekdayText(weekday, language).slice(0, 3)}
          </span>
        ))}
        {weeksOf(days).flatMap((week, w) =>
          week.map((day, d) =>
            day ? (
              <div
                key={day.date}
                className={classes['day']}
                data-closed={day.ranges.length === 0}
                data-changed={changed.has(day.date)}
                title={rangesText(day.ranges, language) || t('venueHours.closed')}
              >
                <span>{Number(day.date.slice(8))}</span>
                <svg viewBox="0 0 1440 180" preserveAspectRatio="none" className={classes['bar']}>
                  <rect width="1440" height="180" className={classes['night']} />
                  {day.ranges.map(({ from, until }) => (
                    <rect key={from} x={from} width={until - from} height="180" className={classes['open']} />
                  ))}
                </svg>
                {day.touched > 0 && <span className={classes['touchedCount']}>{day.touched}</span>}
              </div>
            ) : (
              <span key={`${w}-${d}`} />
            ),
          ),
        )}
      </div>
      <ul className={classes['key']} aria-hidden>
        <li data-kind="open">{t('venueHours.keyOpen')}</li>
        {after && <li data-kind="changed">{t('venueHours.keyChanged')}</li>}
        {touched.length > 0 && <li data-kind="touched">{t('venueHours.keyTouched')}</li>}
      </ul>
      <details className={classes['details']}>
        <summary>{t('venueHours.asTable')}</summary>
        <table className={classes['table']}>
          <caption className="visually-hidden">{t('venueHours.weeks')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('venueHours.day')}</th>
              <th scope="col">{t('venueHours.hours')}</th>
              <th scope="col">{t('venueHours.bookings')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.date}>
                <th scope="row">{dayText(noon(day.date), zone, language)}</th>
                <td>
                  {rangesText(day.ranges, language) || t('venueHours.closed')}
                  {changed.has(day.date) && ` (${t('venueHours.changed')})`}
                </td>
                <td>{day.touched || ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
