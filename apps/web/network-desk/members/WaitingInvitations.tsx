import { Button, Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { ListCsv } from '../../parts/ListCsv.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { dayText } from '../../rules/when.js';
import classes from '../Desk.module.css';
import { InvitationsQuery, WithdrawInvitationMutation } from './documents.js';

/** Who was invited and has not joined, with a way to withdraw the invitation. */
export function WaitingInvitations({ round }: { round: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(String(round), 20, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: InvitationsQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const [, withdraw] = useMutation(WithdrawInvitationMutation);
  const [problem, setProblem] = useState('');
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = data?.memberInvitations;

  useEffect(() => {
    if (round > 0) reexecuteQuery({ requestPolicy: 'network-only' });
  }, [round, reexecuteQuery]);

  async function remove(id: string) {
    const { data: answer, error: lost } = await withdraw({ id });
    const result = answer?.withdrawInvitation;
    if (!result) return setProblem(t(`failure.${lost ? failureKind(lost) : 'broken'}.text`));
    setProblem(result.__typename === 'MemberRefused' ? result.message : '');
    if (result.__typename === 'InvitationWithdrawn') announce(t('invite.withdrawn'));
    refetch();
  }

  return (
    <section aria-labelledby="waiting" className={classes['section']}>
      <h2 id="waiting" ref={heading} tabIndex={-1} className={classes['heading']}>
        {t('invite.waiting')}
      </h2>
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={160} radius="lg" aria-label={t('shell.loading')} />}
      {list?.totalCount === 0 && <p className={classes['muted']}>{t('invite.nobody')}</p>}
      {list && list.totalCount > 0 && (
        <>
          <ListCsv
            name="invitations"
            query={InvitationsQuery}
            variables={{}}
            list={({ memberInvitations }) => memberInvitations}
            columns={t('invite.columns', { returnObjects: true })}
            row={({ name, email, invitedAt }) => [name ?? '', email, dayText(invitedAt, network.zone, language)]}
          />
          <ul className={classes['rows']}>
            {list.edges.map(({ node: { id, email, name, invitedAt } }) => (
              <li key={id} className={classes['row']}>
                <div className={classes['what']}>
                  <strong>{name ?? email}</strong>
                  <p className={classes['muted']}>
                    {name && `${email} · `}
                    {t('invite.since', { day: dayText(invitedAt, network.zone, language) })}
                  </p>
                </div>
                <Button
                  variant="default"
                  size="xs"
                  radius="xl"
                  aria-label={t('invite.withdrawOf', { email })}
                  onClick={() => void remove(id)}
                >
                  {t('invite.withdraw')}
                </Button>
              </li>
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
      <Problem text={problem} />
    </section>
  );
}
