import { useTranslation } from 'react-i18next';
import classes from './Map.module.css';

/** @param text what to use instead of the map */
export function MapMissing({ text }: { text?: string }) {
  const { t } = useTranslation();
  return <p className={classes['missing']}>{text ?? t('map.missing')}</p>;
}
