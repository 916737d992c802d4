import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { remember } from '../../frame/memory.js';
import { useSession } from '../../frame/session.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { pathInside } from '../../rules/safe-path.js';
import { CodeStep } from './CodeStep.js';
import { DemoPersons } from './DemoPersons.js';
import { MailForm } from './MailForm.js';
import { OtherWays } from './OtherWays.js';
import { PasswordForm } from './PasswordForm.js';
import { SpendLink } from './SpendLink.js';
import { useArrival } from './useArrival.js';
import classes from './SignIn.module.css';

/** Signing in: by a link in a mail, by a password one set, or in the demo as one of its people; and then by a code, for who wants that. */
export default function SignInPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const [params] = useSearchParams();
  const { hash, pathname, search } = useLocation();
  const navigate = useNavigate();
  // Who comes back from a provider and has a second factor here brings the proof of the first along.
  const brought = hash.startsWith('#second=') ? hash.slice('#second='.length) : null;
  const arrival = useArrival(brought);
  const token = params.get('token');
  const demo = params.get('demo');
  const next = params.get('next');
  const [password, setPassword] = useState(false);

  // The link in the mail opens elsewhere in this browser: where one wanted to go waits there.
  useEffect(() => {
    if (next) remember('after-sign-in', pathInside(slug, next));
  }, [next, slug]);

  useEffect(() => {
    if (brought) void navigate(pathname + search, { replace: true });
  }, [brought, navigate, pathname, search]);

  if (me?.member && !brought && !token && !demo && !params.has('again')) {
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
  function chooseWay(withPassword: boolean) {
    arrival.startOver();
    setPassword(withPassword);
  }
  if (arrival.challenge !== null) {
    return (
      <Page title={t('signIn.title')}>
        <CodeStep arrival={arrival} />
      </Page>
    );
  }
  return (
    <Page title={t('signIn.title')} lead={token ? undefined : t('signIn.lead')}>
      <div className={classes['columns']}>
        {token && <SpendLink token={token} arrival={arrival} />}
        {!token && (
          <div>
            {password ? (
              <PasswordForm arrival={arrival} useLink={() => chooseWay(false)} />
            ) : (
              <MailForm usePassword={() => chooseWay(true)} />
            )}
            <OtherWays />
          </div>
        )}
        {!token && <DemoPersons wanted={demo} />}
      </div>
    </Page>
  );
}
