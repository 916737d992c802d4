import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { Problem } from '../sign-in/Problem.js';

/** The last sign-in is too old for this change: the person signs in again and returns here. */
export function SignInAgain({ text }: { text: string }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  if (!text) return null;
  return (
    <>
      <Problem text={text} />
      <Button
        component={Link}
        to={`/${slug}/sign-in?again&next=${encodeURIComponent(`/${slug}/account`)}`}
        mt="sm"
        radius="xl"
      >
        {t('passkeys.proveAgain')}
      </Button>
    </>
  );
}
