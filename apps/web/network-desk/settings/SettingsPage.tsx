import { Button, Skeleton, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import classes from '../Desk.module.css';
import { type SettingParts, SettingsQuery } from './documents.js';
import { PlannedChange } from './PlannedChange.js';
import { useValueText } from './useValueText.js';

/** The page of the setting shows all of them. */
const MOST_LINES = 6;
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every rule that the network sets for itself, with what holds now and what will. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [params, setParams] = useSearchParams();
  const [{ data, error }, refetch] = useQuery({ query: SettingsQuery, requestPolicy: 'cache-and-network' });
  const valueText = useValueText();
  const wanted = params.get('q') ?? '';
  const shown = data?.settings.filter(({ title, meaning, key }) =>
    folded(`${title} ${meaning} ${key}`).includes(folded(wanted.trim())),
  );
  const rows = (settings: SettingParts[]) => [
    [t('settings.name'), t('settings.key'), t('settings.now'), t('settings.plannedColumn'), t('settings.from')],
    ...settings.map((one) => [
      one.title,
      one.key,
      valueText(one, one.current.value).join(' / '),
      one.planned ? valueText(one, one.planned.value).join(' / ') : '',
      one.planned?.from ?? '',
    ]),
  ];

  return (
    <Page
      title={t('settings.title')}
      lead={t('settings.lead')}
      aside={shown && <DownloadCsv name={`${slug}-settings`} rows={() => rows(shown)} />}
    >
      <search>
        <TextInput
          type="search"
          label={t('settings.search')}
          value={wanted}
          maxLength={100}
          className={classes['filter']!}
          onChange={({ currentTarget: { value } }) => setParams(value ? { q: value } : {}, { replace: true })}
        />
      </search>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton h={360} radius="lg" aria-label={t('shell.loading')} />}
      {shown?.length === 0 && (
        <Notice
          text={t('settings.noMatch')}
          action={<Button onClick={() => setParams({})}>{t('settings.all')}</Button>}
        />
      )}
      <ul className={classes['rows']}>
        {shown?.map((setting) => (
          <li key={setting.key} className={classes['row']}>
            <div className={classes['what']}>
              <h2 className={classes['rowTitle']}>
                <Link to={setting.key.replace('.', '/')}>{setting.title}</Link>
              </h2>
              <p className={classes['muted']}>{setting.meaning}</p>
              {setting.planned && <PlannedChange setting={setting} />}
            </div>
            <ul className={classes['value']}>
              {valueText(setting, setting.current.value)
                .slice(0, MOST_LINES)
                .map((line) => (
                  <li key={line}>{line}</li>
                ))}
              {setting.fields.length > MOST_LINES && (
                <li className={classes['muted']}>
                  {t('settings.more', { count: setting.fields.length - MOST_LINES })}
                </li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </Page>
  );
}
