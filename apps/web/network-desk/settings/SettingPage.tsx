import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import classes from '../Desk.module.css';
import { SettingQuery, WithdrawSettingMutation } from './documents.js';
import { PlannedChange } from './PlannedChange.js';
import { SettingForm } from './SettingForm.js';
import { SettingHistory } from './SettingHistory.js';

/** One setting: what it does, its values over time, and the form that changes it. */
export default function SettingPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  // Addresses with a dot are files.
  const { area, name } = useParams();
  const key = `${area}.${name}`;
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: SettingQuery,
    variables: { key },
    requestPolicy: 'cache-and-network',
  });
  const [{ fetching }, withdraw] = useMutation(WithdrawSettingMutation);
  const [problem, setProblem] = useState('');
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const setting = data?.setting;

  async function withdrawPlanned() {
    const { data: answer, error: lost } = await withdraw({ key });
    const result = answer?.withdrawSettingChange;
    if (lost || !result) setProblem(t(`failure.${lost ? failureKind(lost) : 'broken'}.text`));
    else if (result.__typename === 'SettingRefused') setProblem(result.message);
    else {
      setProblem('');
      announce(t('settings.withdrawn'));
    }
    refetch();
  }

  const all = (
    <Link className={classes['link']!} to={`/${slug}/admin/settings`}>
      {t('settings.back')}
    </Link>
  );
  if (error && !data) return <FailureNotice error={error} retry={refetch} whole />;
  if (!data) return <Skeleton h={480} radius="lg" aria-label={t('shell.loading')} />;
  if (!setting) return <Notice whole title={t('settings.unknown')} text={t('settings.unknownText')} action={all} />;
  return (
    <Page title={setting.title} lead={setting.meaning} aside={all}>
      {setting.planned ? (
        <section aria-labelledby="planned" className={classes['panel']}>
          <h2 id="planned" className={classes['heading']}>
            {t('settings.plannedTitle')}
          </h2>
          <PlannedChange setting={setting} />
          <p className={classes['muted']}>{t('settings.plannedHelp')}</p>
          <Button radius="xl" variant="default" loading={fetching} onClick={() => void withdrawPlanned()}>
            {t('settings.withdraw')}
          </Button>
        </section>
      ) : (
        <SettingForm key={setting.current.value} setting={setting} changed={refetch} />
      )}
      <Problem text={problem} />
      <SettingHistory setting={setting} />
    </Page>
  );
}
