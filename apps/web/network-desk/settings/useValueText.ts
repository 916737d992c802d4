import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/useLanguage.js';
import { inputOf } from '../../rules/setting-value.js';
import { minutesText, moneyText, openingText } from '../../rules/when.js';
import type { SettingParts } from './documents.js';

/** The lines that show a value of a setting: one, or one for each of its parts. */
export function useValueText(): (setting: SettingParts, json: string) => string[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1e6);

  function numberText(text: string, unit: SettingParts['unit']): string {
    const value = Number(text);
    if (unit === 'MINUTES') return minutesText(value);
    if (unit === 'CENTS') return moneyText(value, language);
    if (unit === 'DAYS') return t('settings.days', { count: value });
    const plain = new Intl.NumberFormat(locale).format(value);
    if (unit === 'BYTES') return megabytes(value);
    return unit === 'KM_PER_HOUR' ? t('settings.kmh', { value: plain }) : plain;
  }

  return ({ fields, unit }, json) =>
    fields.map((field) => {
      const input = inputOf(field, json);
      const text =
        typeof input !== 'string'
          ? input.map((row) => row.map((value) => numberText(value, null)).join(' → ')).join(' · ')
          : field.kind === 'TIME'
            ? openingText(input, language)
            : input
                .split(', ')
                .filter(Boolean)
                .map((one) => numberText(one, unit))
                .join(', ');
      const shown = text || t('settings.none');
      return field.label ? t('settings.part', { label: field.label, value: shown }) : shown;
    });
}
