import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { useAction } from '../../parts/useAction.js';
import classes from '../Desk.module.css';
import type { NetworkMember } from './documents.js';
import { MergeMembersMutation, PreviewMergeQuery } from './merge.documents.js';

const CONSEQUENCES = ['address', 'sessions', 'charges', 'mails', 'forGood'] as const;

/** What a merge of two accounts moves, and the act itself once somebody said why. */
export function MergePanel({ kept, merged }: { kept: NetworkMember; merged: NetworkMember }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const ids = { keptId: kept.id, mergedId: merged.id };
  const [{ data, error }, reload] = useQuery({
    query: PreviewMergeQuery,
    variables: ids,
    requestPolicy: 'network-only',
  });
  const [, merge] = useMutation(MergeMembersMutation);
  const { act, problem, isBusy } = useAction(t('mergeMembers.badInput'));
  const [reason, setReason] = useState('');
  const [proof, setProof] = useState('');
  const preview = data?.previewMemberMerge;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await act(merge({ ...ids, reason: reason.trim() }));
    if (!done) return;
    if (done.__typename === 'RecentSignInNeeded') return setProof(done.message);
    await navigate(`/${slug}/admin/members?${new URLSearchParams({ q: kept.email })}`);
  }

  if (error) return <FailureNotice error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  if (!preview) return <LoadingBlock height={200} />;
  if (preview.__typename === 'MemberMergeRefused') return <Problem text={preview.message} />;
  return (
    <section aria-labelledby="merge" className={classes['panel']}>
      <h2 id="merge" className={classes['heading']}>
        {t('mergeMembers.moves', { email: kept.email })}
      </h2>
      {preview.moved.length === 0 && <p>{t('mergeMembers.nothing')}</p>}
      <ul>
        {preview.moved.map(({ what, count }) => (
          <li key={what}>{t('mergeMembers.counted', { what: t(`mergeMembers.what.${what}`), count })}</li>
        ))}
      </ul>
      <h3>{t('mergeMembers.means')}</h3>
      <ul>
        {CONSEQUENCES.map((key) => (
          <li key={key}>{t(`mergeMembers.consequence.${key}`, { kept: kept.email, merged: merged.email })}</li>
        ))}
      </ul>
      <form className={classes['acts']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('mergeMembers.reason')}
          description={t('mergeMembers.reasonHelp')}
          required
          withAsterisk={false}
          maxLength={300}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <div className={classes['actions']}>
          <Button type="submit" color="red" radius="xl" loading={isBusy}>
            {t('mergeMembers.go', { email: merged.email })}
          </Button>
        </div>
      </form>
      <Problem text={problem || proof} />
      {proof && (
        <Button
          component={Link}
          to={`/${slug}/sign-in?again&${new URLSearchParams({ next: pathname + search })}`}
          radius="xl"
        >
          {t('mergeMembers.signInAgain')}
        </Button>
      )}
    </section>
  );
}
