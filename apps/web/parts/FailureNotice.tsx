import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import type { CombinedError } from 'urql';
import { failureKind } from '../api/failure.js';
import { Notice } from './Notice.js';

interface Props {
  error: CombinedError;
  retry: () => void;
  /** There is nothing else on the page. */
  whole?: boolean;
}

/** What went wrong and the one thing to do about it. It retries by itself once the browser is online again. */
export function FailureNotice({ error, retry, whole = false }: Props) {
  const { t } = useTranslation();
  const { slug } = useParams();
  const { pathname, search } = useLocation();
  const kind = failureKind(error);

  useEffect(() => {
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [retry]);

  const action =
    kind === 'signed-out' || kind === 'forbidden' ? (
      <Button component={Link} to={`/${slug}/sign-in?next=${encodeURIComponent(pathname + search)}`}>
        {t('account.signIn')}
      </Button>
    ) : (
      <Button onClick={retry}>{t('failure.retry')}</Button>
    );
  return (
    <Notice
      role="alert"
      whole={whole}
      tone="warm"
      title={t(`failure.${kind}.title`)}
      text={t(`failure.${kind}.text`)}
      action={action}
    />
  );
}
