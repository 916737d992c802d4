import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { hoursText } from '../../rules/when.js';
import classes from './Arrivals.module.css';
import type { VenueBooking } from './documents.js';

/** The bookings of a day on paper, with door codes and a box to tick. */
export function PrintedList({ rows, zone, title }: { rows: readonly VenueBooking[]; zone: string; title: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className={classes['printed']}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {t('arrivals.columns', { returnObjects: true }).map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, memberName, spaces, start, end, accessCode, code }) => (
          <tr key={id}>
            <td>☐</td>
            <td>{hoursText(start, end, zone, language)}</td>
            <td>{memberName}</td>
            <td>{spaces}</td>
            <td>{accessCode}</td>
            <td>{code}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
