import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { Notice } from '../../parts/Notice.js';
import { addressOfNeed, type Need } from '../../rules/need.js';

/** Offers depend on the person's pass and trainings, so visitors sign in first. The need stays in the address meanwhile. */
export function SignInToSee({ need }: { need: Need }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const next = encodeURIComponent(`/${slug}?${addressOfNeed(need)}`);
  return (
    <Notice
      title={t('signInToSee.title')}
      text={t('signInToSee.text')}
      action={
        <>
          <Button component={Link} to={`/${slug}/sign-in?next=${next}`} size="md">
            {t('account.signIn')}
          </Button>
          <Button
            component={Link}
            to={`/${slug}/places?text=${encodeURIComponent(need.text)}`}
            variant="default"
            size="md"
          >
            {t('signInToSee.places')}
          </Button>
        </>
      }
    />
  );
}
