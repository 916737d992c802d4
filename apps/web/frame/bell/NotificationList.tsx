import { Button, Skeleton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type CombinedError, useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { useLive } from '../../live/useLive.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { momentText } from '../../rules/when.js';
import { useSession } from '../session.js';
import { MarkReadMutation, MarkReadUpToMutation, NotificationsQuery } from './documents.js';
import { refetchUnreadCount } from './useUnread.js';
import classes from './Bell.module.css';

interface Props {
  size: number;
  /** Shows only the first page, without a pager. */
  firstPageOnly?: boolean;
}

/** Pending tasks and notifications, newest first. */
export function NotificationList({ size, firstPageOnly = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const paging = usePaging('notifications', size, () => scrollTo({ top: 0 }));
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: NotificationsQuery,
    variables: { first: size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const [, mark] = useMutation(MarkReadMutation);
  const [{ fetching: marking }, markUpTo] = useMutation(MarkReadUpToMutation);
  const [problem, setProblem] = useState('');
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  useLive('notifications', refetch);

  async function runAndRefetch(work: Promise<{ error?: CombinedError | undefined }>) {
    const { error: lost } = await work;
    setProblem(lost ? t(`failure.${failureKind(lost)}.text`) : '');
    if (lost) return;
    refetchUnreadCount();
    refetch();
  }

  if (error && !data) return <FailureNotice error={error} retry={refetch} />;
  if (!data) return <Skeleton h={160} mt="md" radius="lg" aria-label={t('shell.loading')} />;
  const { edges, pageInfo, totalCount } = data.notifications;
  const hasUnread = edges.some(({ node }) => node.readAt === null);
  const newest = edges[0]?.node.id;
  return (
    <>
      {data.waitingForMe.length > 0 && (
        <section aria-labelledby={firstPageOnly ? 'waiting-short' : 'waiting'} className={classes['waiting']}>
          <h3 id={firstPageOnly ? 'waiting-short' : 'waiting'}>{t('bell.waiting')}</h3>
          <ul className={classes['list']}>
            {data.waitingForMe.slice(0, firstPageOnly ? 3 : undefined).map(({ kind, title, path, until }) => (
              <li key={`${kind} ${path} ${title}`}>
                <Link to={`/${slug}${path}`} className={classes['item']} data-waiting>
                  <span>
                    {title}
                    {until && (
                      <small className={classes['at']}>
                        {t('bell.until', { when: momentText(until, network.zone, language) })}
                      </small>
                    )}
                  </span>
                  <IconArrowRight size={18} aria-hidden />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {edges.length === 0 && <p className={classes['empty']}>{t('bell.empty')}</p>}
      {edges.length > 0 && (
        <ul className={classes['list']} aria-label={t('bell.title')}>
          {edges.map(({ node: { id, title, path, at, readAt } }) => (
            <li key={id}>
              <Link
                to={`/${slug}${path}`}
                className={classes['item']}
                data-unread={readAt === null || undefined}
                onClick={() => readAt === null && void runAndRefetch(mark({ ids: [id] }))}
              >
                <span>
                  {title}
                  <small className={classes['at']}>
                    {momentText(at, network.zone, language)}
                    {readAt === null && ` · ${t('bell.new')}`}
                  </small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <output className={classes['problem']}>{problem}</output>
      {hasUnread && newest && (
        <Button
          variant="default"
          fullWidth={firstPageOnly}
          loading={marking}
          onClick={() => void runAndRefetch(markUpTo({ id: newest }))}
        >
          {t('bell.markAll')}
        </Button>
      )}
      {!firstPageOnly && (
        <Pager
          paging={paging}
          shown={edges.length}
          total={totalCount}
          endCursor={pageInfo.endCursor}
          hasNextPage={pageInfo.hasNextPage}
        />
      )}
    </>
  );
}
