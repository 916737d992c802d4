import { useTranslation } from 'react-i18next';

/** The name of a class of the tariff for people, with what an hour takes where that is known. */
export function useClassText(): (name: string, weight?: number) => string {
  const { t } = useTranslation();
  const names: Record<string, string> = t('venueSpaces.classes', { returnObjects: true });
  return (name, weight) => {
    const text = names[name] ?? name;
    return weight === undefined ? text : t('venueSpaces.classWeight', { name: text, count: weight });
  };
}
