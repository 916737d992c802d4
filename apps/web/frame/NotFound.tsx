import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../parts/Notice.js';
import { Page } from '../parts/Page.js';
import { useSession } from './session.js';

export function NotFound() {
  const { t } = useTranslation();
  const { slug } = useSession();
  return (
    <Page title={t('notFound.title')}>
      <Notice
        text={t('notFound.text')}
        action={
          <Button component={Link} to={`/${slug}`}>
            {t('notFound.home')}
          </Button>
        }
      />
    </Page>
  );
}
