import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../frame/session.js';
import { Notice } from './Notice.js';

/** Asks anonymous visitors to sign in, on pages about the person themselves. */
export function SignInFirst() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const { pathname, search } = useLocation();
  return (
    <Notice
      title={t('signInFirst.title')}
      text={t('signInFirst.text')}
      action={
        <Button component={Link} to={`/${slug}/sign-in?next=${encodeURIComponent(pathname + search)}`}>
          {t('account.signIn')}
        </Button>
      }
    />
  );
}
