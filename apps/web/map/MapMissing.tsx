import { useTranslation } from 'react-i18next';
import classes from './Map.module.css';

export function MapMissing() {
  const { t } = useTranslation();
  return <p className={classes['missing']}>{t('map.missing')}</p>;
}
