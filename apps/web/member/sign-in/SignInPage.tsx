import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { store } from '../../frame/browser-storage.js';
import { useSession } from '../../frame/session.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { safePathInNetwork } from '../../rules/safe-path.js';
import { CodeStep } from './CodeStep.js';
import { DemoPersons } from './DemoPersons.js';
import { MailForm } from './MailForm.js';
import { OtherSignInMethods } from './OtherSignInMethods.js';
import { PasswordForm } from './PasswordForm.js';
import { ConfirmSignInLink } from './ConfirmSignInLink.js';
import { useSignInAnswer } from './useSignInAnswer.js';
import classes from './SignIn.module.css';

/** Sign-in by email link, password, passkey or provider, in the demo as one of its people; then a code where a second factor is on. */
export default function SignInPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const [params] = useSearchParams();
  const { hash, pathname, search } = useLocation();
  const navigate = useNavigate();
  // A person with a second factor returns from the provider with the challenge of the first step.
  const brought = hash.startsWith('#second=') ? hash.slice('#second='.length) : null;
  const arrival = useSignInAnswer(brought);
  const token = params.get('token');
  const demo = params.get('demo');
  const next = params.get('next');
  const [password, setPassword] = useState(false);

  // The link in the mail opens in another tab, so the wanted page is stored in the browser.
  useEffect(() => {
    if (next) store('after-sign-in', safePathInNetwork(slug, next));
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
        {token && <ConfirmSignInLink token={token} arrival={arrival} />}
        {!token && (
          <div>
            {password ? (
              <PasswordForm arrival={arrival} useLink={() => chooseWay(false)} />
            ) : (
              <MailForm usePassword={() => chooseWay(true)} />
            )}
            <OtherSignInMethods />
          </div>
        )}
        {!token && <DemoPersons wanted={demo} />}
      </div>
    </Page>
  );
}
