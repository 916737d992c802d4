import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../parts/Notice.js';
import { readStored, store } from './browser-storage.js';

export function NoNetwork({ slug }: { slug: string }) {
  const { t } = useTranslation();
  useEffect(() => {
    if (readStored('network') === slug) store('network', null);
  }, [slug]);
  return (
    <main>
      <Notice
        whole
        title={t('noNetwork.title')}
        text={t('noNetwork.text', { slug })}
        action={
          <Button component={Link} to="/?choose">
            {t('noNetwork.choose')}
          </Button>
        }
      />
    </main>
  );
}
