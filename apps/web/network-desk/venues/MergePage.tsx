import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Page } from '../../parts/Page.js';
import { useAction } from '../../parts/useAction.js';
import classes from '../Desk.module.css';
import { MergeVenuesMutation, RowToMergeQuery } from './documents.js';
import { MovedParts } from './MovedParts.js';
import { RowChoice } from './RowChoice.js';

/** Joins two rows of one venue: choose both, choose the one that stays, see what moves. Both choices are in the address. */
export default function MergePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { slug } = useSession();
  const [params, setParams] = useSearchParams();
  const [firstId, secondId] = [params.get('from'), params.get('into')];
  const [first, refetchFirst] = useQuery({ query: RowToMergeQuery, variables: { venueId: firstId! }, pause: !firstId });
  const [second, refetchSecond] = useQuery({
    query: RowToMergeQuery,
    variables: { venueId: secondId! },
    pause: !secondId,
  });
  const [, merge] = useMutation(MergeVenuesMutation);
  const { act, problem, isBusy } = useAction();
  const [stays, setStays] = useState<'from' | 'into'>('into');
  const rows = { from: firstId && first.data?.managedVenue, into: secondId && second.data?.managedVenue };
  const [kept, ended] = stays === 'into' ? [rows.into, rows.from] : [rows.from, rows.into];
  const error = first.error ?? second.error;
  const choose = (name: 'from' | 'into') => (id: string | null) => {
    const next = new URLSearchParams(params);
    if (id) next.set(name, id);
    else next.delete(name);
    setParams(next);
  };

  async function send() {
    if (!kept || !ended) return;
    const done = t('mergeVenues.done', { from: ended.name, into: kept.name });
    if (await act(merge({ fromId: ended.id, intoId: kept.id }), done))
      void navigate(`/${slug}/admin/venues?q=${encodeURIComponent(kept.name)}`);
  }
  function retry() {
    refetchFirst({ requestPolicy: 'network-only' });
    refetchSecond({ requestPolicy: 'network-only' });
  }

  return (
    <Page
      title={t('mergeVenues.title')}
      lead={t('mergeVenues.lead')}
      aside={
        <Link className={classes['link']!} to={`/${slug}/admin/venues`}>
          {t('networkVenues.all')}
        </Link>
      }
    >
      {error && <FailureNotice error={error} retry={retry} />}
      <div className={classes['pair']}>
        <RowChoice title={t('mergeVenues.first')} row={rows.from || null} choose={choose('from')} />
        <RowChoice title={t('mergeVenues.second')} row={rows.into || null} choose={choose('into')} />
      </div>
      {(first.fetching || second.fetching) && <LoadingBlock height={120} />}
      {rows.from && rows.from.id === (rows.into && rows.into.id) && <p role="alert">{t('mergeVenues.same')}</p>}
      {rows.from && rows.into && kept && ended && kept.id !== ended.id && (
        <section className={classes['panel']}>
          <NativeSelect
            label={t('mergeVenues.stays')}
            className={classes['filter']!}
            value={stays}
            data={[
              { value: 'from', label: rows.from.name },
              { value: 'into', label: rows.into.name },
            ]}
            onChange={({ currentTarget: { value } }) => setStays(value === 'from' ? 'from' : 'into')}
          />
          <MovedParts from={ended} into={kept} />
          <Button radius="xl" loading={isBusy} onClick={() => void send()}>
            {t('mergeVenues.go', { into: kept.name })}
          </Button>
          <Problem text={problem} />
        </section>
      )}
    </Page>
  );
}
