import { NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import type { ResultOf } from '../../api/graphql.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Problem } from '../sign-in/Problem.js';
import { PreferencesQuery, SetPreferenceMutation } from './notifications.documents.js';
import classes from './Account.module.css';

type Preference = NonNullable<ResultOf<typeof PreferencesQuery>['me']>['notificationPreferences'][number];

/** How the person is notified of each topic, in the bell and by mail. */
export function Notifications() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [{ data, error }, reexecuteQuery] = useQuery({ query: PreferencesQuery, requestPolicy: 'cache-and-network' });
  const [, set] = useMutation(SetPreferenceMutation);
  const [problem, setProblem] = useState('');
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const preferences = data?.me?.notificationPreferences;
  const topics = [...new Set(preferences?.map(({ topic }) => topic))];

  async function choose({ topic, channel }: Preference, delivery: Preference['delivery']) {
    const { data: answer, error: lost } = await set({ topic, channel, delivery });
    const result = answer?.setNotificationPreference;
    const refused = result?.__typename === 'PreferenceFixed' ? result.message : '';
    setProblem(lost ? t(`failure.${failureKind(lost)}.text`) : refused);
    if (!lost && !refused) announce(t('notifications.saved'));
    refetch();
  }

  return (
    <section id="notifications" aria-labelledby="notifications-title" className={classes['section']}>
      <h2 id="notifications-title" className={classes['title']}>
        {t('notifications.title')}
      </h2>
      <p className={classes['muted']}>
        {t('notifications.lead')} <Link to={`/${slug}/account/receipts`}>{t('notifications.receipts')}</Link>
      </p>
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={220} mt="md" radius="lg" aria-label={t('shell.loading')} />}
      {preferences && (
        <ul className={classes['list']}>
          {topics.map((topic) => (
            <li key={topic} className={classes['item']}>
              <strong className={classes['what']}>{t(`notifications.topic.${topic}`)}</strong>
              <div className={classes['actions']}>
                {preferences
                  .filter((one) => one.topic === topic)
                  .map((preference) => (
                    <NativeSelect
                      key={preference.channel}
                      label={t(`notifications.channel.${preference.channel}`)}
                      aria-label={t('notifications.choice', {
                        topic: t(`notifications.topic.${topic}`),
                        channel: t(`notifications.channel.${preference.channel}`),
                      })}
                      value={preference.delivery}
                      disabled={preference.choices.length === 1}
                      data={preference.choices.map((value) => ({
                        value,
                        label: t(`notifications.delivery.${value}`),
                      }))}
                      onChange={({ currentTarget: { value } }) =>
                        void choose(preference, value as Preference['delivery'])
                      }
                    />
                  ))}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Problem text={problem} />
    </section>
  );
}
