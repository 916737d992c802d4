import { Badge, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { momentText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import { EndOtherSessionsMutation, EndSessionMutation, SessionsQuery } from './security.documents.js';
import classes from './Account.module.css';

/** Where somebody is signed in, and how to end it. */
export function Sessions() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [{ data, error }, reexecuteQuery] = useQuery({ query: SessionsQuery, requestPolicy: 'cache-and-network' });
  const [{ fetching: ending }, end] = useMutation(EndSessionMutation);
  const [{ fetching: endingOthers }, endOthers] = useMutation(EndOtherSessionsMutation);
  const [problem, setProblem] = useState('');
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const sessions = data?.me?.sessions;
  const when = (at: string) => momentText(at, network.zone, language);

  async function runAndRefetch(work: () => Promise<{ error?: Parameters<typeof failureKind>[0] | undefined }>) {
    const { error: lost } = await work();
    setProblem(lost ? t(`failure.${failureKind(lost)}.text`) : '');
    if (!lost) announce(t('sessions.ended'));
    refetch();
  }

  return (
    <section aria-labelledby="sessions" className={classes['section']}>
      <h2 id="sessions" className={classes['title']}>
        {t('sessions.title')}
      </h2>
      <p className={classes['muted']}>{t('sessions.lead')}</p>
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={72} mt="md" radius="lg" />}
      {sessions && (
        <ul className={classes['list']}>
          {sessions.map((session) => {
            const { browser, system } = session;
            const device = browser && system ? t('passkeys.device', { browser, system }) : (browser ?? system);
            const name = device ?? t('sessions.unknown');
            return (
              <li key={session.id} className={classes['item']}>
                <div className={classes['what']}>
                  <strong>{name}</strong>{' '}
                  {session.current && (
                    <Badge component="span" variant="light">
                      {t('sessions.this')}
                    </Badge>
                  )}
                  <br />
                  <span className={classes['muted']}>
                    {t('sessions.when', { created: when(session.createdAt), seen: when(session.lastSeenAt) })}
                  </span>
                </div>
                {!session.current && (
                  <Button
                    variant="subtle"
                    color="red"
                    radius="xl"
                    loading={ending}
                    aria-label={t('sessions.endThis', { name })}
                    onClick={() => void runAndRefetch(() => end({ id: session.id }))}
                  >
                    {t('sessions.end')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {sessions && sessions.length > 1 && (
        <Button
          variant="outline"
          radius="xl"
          loading={endingOthers}
          onClick={() => void runAndRefetch(() => endOthers({}))}
        >
          {t('sessions.endOthers')}
        </Button>
      )}
      <Problem text={problem} />
    </section>
  );
}
