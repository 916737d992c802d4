import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { SignInMutation } from './documents.js';
import { Problem } from './Problem.js';
import type { SignInProgress } from './useSignInAnswer.js';
import classes from './SignIn.module.css';

/** Opening the link from the mail does not sign in, because mail scanners open links; this button does. */
export function ConfirmSignInLink({ token, arrival }: { token: string; arrival: SignInProgress }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [{ fetching }, signIn] = useMutation(SignInMutation);

  async function spend() {
    const { data, error } = await signIn({ token });
    arrival.take(data?.signIn, error);
  }

  return (
    <section className={classes['panel']}>
      <p>{t('signIn.spendText')}</p>
      <Button
        size="lg"
        radius="xl"
        fullWidth
        mt="md"
        loading={fetching}
        leftSection={<IconLogin2 size={20} aria-hidden />}
        onClick={() => void spend()}
      >
        {t('account.signIn')}
      </Button>
      <Problem text={arrival.problem} />
      {arrival.problem && (
        <p>
          <Link to={`/${slug}/sign-in`} className={classes['link']}>
            {t('signIn.newLink')}
          </Link>
        </p>
      )}
    </section>
  );
}
