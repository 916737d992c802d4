import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/Notice.js';
import { useOnline } from './online.js';

const reload = () => location.reload();

/** Shown when a page failed to render. Offline, it waits for the connection, because reloading would lose the frame too. */
export function Crash() {
  const { t } = useTranslation();
  const online = useOnline();
  useEffect(() => {
    addEventListener('online', reload);
    return () => removeEventListener('online', reload);
  }, []);
  if (!online) return <Notice whole role="alert" title={t('failure.offline.title')} text={t('failure.offline.text')} />;
  return (
    <Notice
      whole
      role="alert"
      title={t('crash.title')}
      text={t('crash.text')}
      action={<Button onClick={reload}>{t('crash.reload')}</Button>}
    />
  );
}
