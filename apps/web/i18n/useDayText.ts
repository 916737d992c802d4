import { useTranslation } from 'react-i18next';
import { dayText, daysAway } from '../rules/when.js';
import { useLanguage } from './useLanguage.js';

/** Days as one says them: today, tomorrow, else `lun. 23 nov.`. */
export function useDayText(zone: string): (instant: string) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (instant) => {
    const away = daysAway(instant, zone);
    if (away === 0) return t('day.today');
    if (away === 1) return t('day.tomorrow');
    return dayText(instant, zone, language);
  };
}
