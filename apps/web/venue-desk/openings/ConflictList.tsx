import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { spanText } from '../../rules/when.js';
import type { Conflict } from './documents.js';

/** Who has a space at the time of an own use. */
export function ConflictList({ conflicts, zone }: { conflicts: readonly Conflict[]; zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul>
      {conflicts.map(({ start, end, seats, bookingCode, memberName }) => (
        <li key={`${start}${bookingCode ?? ''}`}>
          {memberName ?? t('venueOpenings.otherUse')} · {spanText(start, end, zone, language)}
          {seats > 1 && ` · ${t('venueOpenings.seats', { count: seats })}`}
          {bookingCode && ` · ${t('venueOpenings.code', { code: bookingCode })}`}
        </li>
      ))}
    </ul>
  );
}
