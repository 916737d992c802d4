import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { remember } from '../app/memory.js';
import { useSession } from '../app/session.js';
import { Notice } from '../parts/Notice.js';
import { Page } from '../parts/Page.js';
import { pathInside } from '../rules/safe-path.js';
import { DemoPersons } from './DemoPersons.js';
import { MailForm } from './MailForm.js';
import { SpendLink } from './SpendLink.js';
import { useArrival } from './useArrival.js';
import classes from './SignIn.module.css';

/** Signing in: by a link in a mail, or in the demo as one of its people. */
export default function SignInPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const [params] = useSearchParams();
  const arrival = useArrival();
  const token = params.get('token');
  const demo = params.get('demo');
  const next = params.get('next');

  // The link in the mail opens elsewhere in this browser: where one wanted to go waits there.
  useEffect(() => {
    if (next) remember('after-sign-in', pathInside(slug, next));
  }, [next, slug]);

  if (me?.member && !token && !demo) {
    return (
      <Page title={t('signIn.title')}>
        <Notice
          text={t('signIn.already', { name: me.name })}
          action={
            <Button component={Link} to={`/${slug}`}>
              {t('notFound.home')}
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page title={t('signIn.title')} lead={token ? undefined : t('signIn.lead')}>
      <div className={classes['columns']}>
        {token ? <SpendLink token={token} arrival={arrival} /> : <MailForm />}
        {!token && <DemoPersons arrival={arrival} wanted={demo} />}
      </div>
    </Page>
  );
}
