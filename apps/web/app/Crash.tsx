import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/Notice.js';

export function Crash() {
  const { t } = useTranslation();
  return (
    <main>
      <Notice
        whole
        title={t('crash.title')}
        text={t('crash.text')}
        action={<Button onClick={() => location.reload()}>{t('crash.reload')}</Button>}
      />
    </main>
  );
}
