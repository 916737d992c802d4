import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../api/graphql.js';
import { announce } from './announce.js';
import classes from './LegalBanner.module.css';
import { useSession } from './session.js';

const ToAcceptQuery = graphql(`
  query LegalPagesToAccept {
    legalPagesToAccept {
      kind
      version
    }
  }
`);
const AcceptMutation = graphql(`
  mutation AcceptLegalPage($kind: LegalKind!, $version: Int!) {
    acceptLegalPage(kind: $kind, version: $version) {
      __typename
      ... on LegalPageRefused {
        message
      }
    }
  }
`);

/** Asks members to accept the terms and the privacy notice that bind now. It blocks nothing. */
export function LegalBanner() {
  const isMember = Boolean(useSession().me?.member);
  return isMember ? <ToAccept /> : null;
}

function ToAccept() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [{ data }] = useQuery({ query: ToAcceptQuery });
  const [{ fetching }, accept] = useMutation(AcceptMutation);
  const [isDone, setDone] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const pages = data?.legalPagesToAccept ?? [];
  if (pages.length === 0 || isDone) return null;

  async function acceptAll() {
    for (const { kind, version } of pages) {
      const { data: answer } = await accept({ kind, version });
      if (answer?.acceptLegalPage.__typename !== 'LegalPageAccepted') return setFailed(true);
    }
    setDone(true);
    announce(t('legalBanner.done'));
  }

  return (
    <section aria-label={t('legalBanner.label')} className={classes['legal']}>
      <p>
        {t('legalBanner.text')}{' '}
        {pages.map(({ kind, version }) => (
          <Link key={kind} to={`/${slug}/legal/${kind.toLowerCase()}?version=${version}`}>
            {t(`legalBanner.${kind === 'TERMS' ? 'terms' : 'privacy'}`, { version })}
          </Link>
        ))}
      </p>
      {isFailed && <p role="alert">{t('failure.broken.text')}</p>}
      <Button size="xs" radius="xl" loading={fetching} onClick={() => void acceptAll()}>
        {t('legalBanner.accept')}
      </Button>
    </section>
  );
}
