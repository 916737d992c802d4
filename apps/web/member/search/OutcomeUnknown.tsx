import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { CombinedError } from 'urql';
import { failureKind } from '../../api/failure.js';
import { useSession } from '../../frame/session.js';
import { OutcomeFrame } from './OutcomeFrame.js';
import type { BookingAction } from './useBooking.js';

/** No answer came back. The member can send the same request again; it counts once. */
export function OutcomeUnknown({ error, act }: { error: CombinedError; act: BookingAction }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const { pathname, search } = useLocation();
  const kind = failureKind(error);
  const lost = kind === 'offline' || kind === 'unreachable';
  return (
    <OutcomeFrame title={t(`failure.${kind}.title`)} text={lost ? t('outcome.lost') : t(`failure.${kind}.text`)}>
      {kind === 'signed-out' || kind === 'forbidden' ? (
        <Button
          component={Link}
          to={`/${slug}/sign-in?next=${encodeURIComponent(pathname + search)}`}
          radius="xl"
          mt="sm"
        >
          {t('account.signIn')}
        </Button>
      ) : (
        <Button radius="xl" mt="sm" onClick={() => void act.retry()}>
          {t('failure.retry')}
        </Button>
      )}
    </OutcomeFrame>
  );
}
