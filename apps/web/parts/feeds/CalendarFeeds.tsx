import { Button, Checkbox, CopyButton, Skeleton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { dayText, momentText } from '../../rules/when.js';
import { FailureNotice } from '../FailureNotice.js';
import { useAction } from '../useAction.js';
import classes from './Feeds.module.css';
import { type Feed, MakeCalendarFeedMutation, MyCalendarFeedsQuery, RevokeCalendarFeedMutation } from './documents.js';

/** Addresses for the calendar of a phone or computer: of one's own bookings, or of the uses of a space. */
export default function CalendarFeeds({ spaceId = null }: { spaceId?: string | null }) {
  const { t } = useTranslation();
  const [{ data, error }, refetch] = useQuery({ query: MyCalendarFeedsQuery, requestPolicy: 'network-only' });
  const again = () => refetch({ requestPolicy: 'network-only' });
  const [, make] = useMutation(MakeCalendarFeedMutation);
  const [, revoke] = useMutation(RevokeCalendarFeedMutation);
  const [showsTitles, setShowsTitles] = useState(true);
  const [url, setUrl] = useState('');
  const { act, problem, isBusy } = useAction();
  const feeds = data?.myCalendarFeeds.filter((one) => one.spaceId === spaceId) ?? [];

  async function makeOne() {
    const made = await act(make({ spaceId, showsTitles }), t('feeds.made'));
    if (made?.__typename === 'CalendarFeedMade') setUrl(made.url);
    again();
  }
  async function stop({ id }: Feed) {
    await act(revoke({ id }), t('feeds.stopped'));
    setUrl('');
    again();
  }

  return (
    <section aria-labelledby="feeds" className={classes['section']}>
      <h2 id="feeds" className={classes['title']}>
        {t('feeds.title')}
      </h2>
      <p className={classes['muted']}>{t(spaceId ? 'feeds.leadOfSpace' : 'feeds.lead')}</p>
      {error && !data && <FailureNotice error={error} retry={again} />}
      {!data && !error && <Skeleton h={60} radius="lg" aria-label={t('shell.loading')} />}
      {feeds.length > 0 && (
        <ul className={classes['list']}>
          {feeds.map((feed) => (
            <FeedItem key={feed.id} feed={feed} stop={() => void stop(feed)} />
          ))}
        </ul>
      )}
      {url && (
        <div className={classes['address']}>
          <TextInput label={t('feeds.address')} description={t('feeds.once')} value={url} readOnly />
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button radius="xl" onClick={copy}>
                {t(copied ? 'feeds.copied' : 'feeds.copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
      {data && (
        <div className={classes['acts']}>
          <Checkbox
            label={t('feeds.showsTitles')}
            checked={showsTitles}
            onChange={({ currentTarget: { checked } }) => setShowsTitles(checked)}
          />
          <Button variant="default" radius="xl" loading={isBusy} onClick={() => void makeOne()}>
            {t('feeds.make')}
          </Button>
        </div>
      )}
      <Problem text={problem} />
    </section>
  );
}

function FeedItem({ feed: { showsTitles, madeAt, readAt }, stop }: { feed: Feed; stop: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const day = dayText(madeAt, network.zone, language);
  return (
    <li className={classes['item']}>
      <span>
        {t(showsTitles ? 'feeds.withTitles' : 'feeds.busyOnly', { day })}{' '}
        <span className={classes['muted']}>
          {readAt ? t('feeds.readAt', { when: momentText(readAt, network.zone, language) }) : t('feeds.neverRead')}
        </span>
      </span>
      <Button variant="default" size="xs" radius="xl" aria-label={t('feeds.stopOf', { day })} onClick={stop}>
        {t('feeds.stop')}
      </Button>
    </li>
  );
}
