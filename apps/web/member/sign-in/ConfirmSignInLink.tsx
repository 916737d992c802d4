import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { AcceptLegalPages } from './AcceptLegalPages.js';
import { type LegalPages, SignInMutation } from './documents.js';
import { Problem } from './Problem.js';
import type { SignInProgress } from './useSignInAnswer.js';
import classes from './SignIn.module.css';

/** Opening the link from the mail does not sign in, because mail scanners open links; this button does. */
export function ConfirmSignInLink({ token, arrival }: { token: string; arrival: SignInProgress }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [{ fetching }, signIn] = useMutation(SignInMutation);
  const [pages, setPages] = useState<LegalPages>([]);
  const [isAccepted, setAccepted] = useState(false);

  async function spend() {
    // Answers carry the names of their types, which no input knows.
    const accepted = isAccepted ? pages.map(({ kind, version }) => ({ kind, version })) : null;
    const { data, error } = await signIn({ token, accepted });
    const answer = data?.signIn;
    if (answer?.__typename === 'LegalPagesNeeded') {
      setPages(answer.pages);
      return setAccepted(false);
    }
    arrival.take(answer, error);
  }

  return (
    <section className={classes['panel']}>
      <p>{t(pages.length > 0 ? 'signIn.joinText' : 'signIn.spendText')}</p>
      {pages.length > 0 && <AcceptLegalPages pages={pages} isAccepted={isAccepted} accept={setAccepted} />}
      <Button
        size="lg"
        radius="xl"
        fullWidth
        mt="md"
        loading={fetching}
        disabled={pages.length > 0 && !isAccepted}
        leftSection={<IconLogin2 size={20} aria-hidden />}
        onClick={() => void spend()}
      >
        {t(pages.length > 0 ? 'signIn.join' : 'account.signIn')}
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
