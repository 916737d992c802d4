import { useTranslation } from 'react-i18next';
import classes from '../Desk.module.css';
import type { RowToMerge } from './documents.js';
import own from './Venues.module.css';

/** What moves from the row that ends to the row that stays, and what does not. */
export function MovedParts({ from, into }: { from: RowToMerge; into: RowToMerge }) {
  const { t } = useTranslation();
  const parts = [
    ['spaces', from.spaces.map(({ name }) => name)],
    ['staff', from.staff.map(({ name }) => name)],
    ['invitations', from.invitations.map(({ email }) => email)],
  ] as const;
  const moving = parts.filter(([, names]) => names.length > 0);
  return (
    <div className={classes['effect']} aria-live="polite">
      <strong>{t('mergeVenues.moves', { from: from.name, into: into.name })}</strong>
      {moving.length === 0 && <p>{t('mergeVenues.nothing', { from: from.name })}</p>}
      {moving.length > 0 && (
        <ul className={own['moves']}>
          {moving.map(([part, names]) => (
            <li key={part}>{t(`mergeVenues.${part}`, { names: names.join(', ') })}</li>
          ))}
        </ul>
      )}
      <p>{t('mergeVenues.stay', { from: from.name })}</p>
    </div>
  );
}
