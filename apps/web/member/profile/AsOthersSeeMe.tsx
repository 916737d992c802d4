import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { ProfileView } from '../people/ProfileView.js';
import { AsSeenQuery } from './documents.js';

const ONLOOKERS = ['MEMBER', 'SAME_VENUE', 'ANYBODY'] as const;

/** The saved profile with the eyes of somebody else. Who looks is in the address. */
export function AsOthersSeeMe() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const onlooker = ONLOOKERS.find((one) => one === params.get('as')) ?? 'MEMBER';
  const [{ data, error, stale }, refetch] = useQuery({
    query: AsSeenQuery,
    variables: { onlooker },
    requestPolicy: 'cache-and-network',
  });
  const seen = error || stale ? undefined : data?.myProfileAsSeen;
  return (
    <section aria-label={t('profile.preview')} className={desk['section']}>
      <NativeSelect
        label={t('profile.onlooker')}
        className={desk['filter']!}
        value={onlooker}
        data={ONLOOKERS.map((value) => ({ value, label: t(`profile.onlookers.${value}`) }))}
        onChange={({ currentTarget: { value } }) => setParams({ view: 'preview', as: value })}
      />
      {error && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {seen === undefined && !error && <LoadingBlock height={240} />}
      {seen === null && <Notice text={t('profile.unseen')} />}
      {seen && (
        <>
          <h2 className={desk['heading']}>{seen.name}</h2>
          <ProfileView profile={seen} />
        </>
      )}
    </section>
  );
}
