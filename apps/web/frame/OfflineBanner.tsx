import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOnline } from './online.js';
import classes from './Frame.module.css';

export function OfflineBanner() {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <output>
      {!online && (
        <span className={classes['banner']}>
          <IconCloudOff size={18} aria-hidden />
          {t('shell.offline')}
        </span>
      )}
    </output>
  );
}
