import { Badge, Button, Checkbox, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { lazyPage } from '../../i18n/lazy-page.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { useAction } from '../../parts/useAction.js';
import { momentText } from '../../rules/when.js';
import {
  type BusyCalendar,
  FollowBusyCalendarMutation,
  MyBusyCalendarQuery,
  StopBusyCalendarMutation,
} from './documents.js';

const CalendarFeeds = lazyPage(() => import('../../parts/feeds/CalendarFeeds.js'), 'feeds');

/** The calendar that a mentor keeps elsewhere: what is read from it, how fresh that is, and the way back into it. */
export default function OutsideCalendar({ saved }: { saved: (text: string) => void }) {
  const { t } = useTranslation();
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: MyBusyCalendarQuery,
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const [, follow] = useMutation(FollowBusyCalendarMutation);
  const [address, setAddress] = useState('');
  const [allDayBlocks, setAllDayBlocks] = useState(false);
  const { act, problem, isBusy } = useAction();
  if (error && !data) return <FailureNotice error={error} retry={refetch} />;
  if (!data) return <LoadingBlock height={240} />;
  const calendar = data.myBusyCalendar;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await act(follow({ address: address.trim(), allDayBlocks })))) return;
    setAddress('');
    saved(t('officeHours.calendarFollowed'));
    refetch();
  }

  return (
    <>
      <section aria-labelledby="busy" className={desk['section']}>
        <h2 id="busy" className={desk['heading']}>
          {t('officeHours.busyTitle')}
        </h2>
        <p className={desk['muted']}>{t('officeHours.busyText')}</p>
        {calendar && (
          <Followed
            calendar={calendar}
            stopped={() => {
              saved(t('officeHours.calendarStopped'));
              refetch();
            }}
          />
        )}
        <form className={desk['form']} onSubmit={(event) => void submit(event)}>
          <TextInput
            label={t(calendar ? 'officeHours.otherAddress' : 'officeHours.address')}
            description={t('officeHours.addressHelp')}
            type="url"
            required
            withAsterisk={false}
            autoComplete="off"
            maxLength={2_000}
            placeholder="https://"
            value={address}
            onChange={({ currentTarget: { value } }) => setAddress(value)}
          />
          <Checkbox
            label={t('officeHours.allDayBlocks')}
            checked={allDayBlocks}
            onChange={({ currentTarget: { checked } }) => setAllDayBlocks(checked)}
          />
          <Problem text={problem} />
          <Button type="submit" radius="xl" loading={isBusy}>
            {t('officeHours.follow')}
          </Button>
        </form>
      </section>
      <CalendarFeeds />
    </>
  );
}

function Followed({ calendar, stopped }: { calendar: BusyCalendar; stopped: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const [, stop] = useMutation(StopBusyCalendarMutation);
  const { act, problem, isBusy } = useAction();
  const { host, readAt, isStale, problem: fault, busyTimes, allDayBlocks } = calendar;

  async function end() {
    if (await act(stop({}))) stopped();
  }

  return (
    <ul className={desk['rows']}>
      <li className={desk['row']}>
        <div className={desk['what']}>
          <strong>{host}</strong> {isStale && <Badge color="ochre">{t('officeHours.stale')}</Badge>}
          <p className={desk['muted']}>
            {readAt
              ? t('officeHours.readAt', { moment: momentText(readAt, zone, language) })
              : t('officeHours.notRead')}
            {` · ${t('officeHours.busyTimes', { count: busyTimes })}`}
            {` · ${t(allDayBlocks ? 'officeHours.allDayCounts' : 'officeHours.allDayFree')}`}
          </p>
          {isStale && <p>{t('officeHours.staleText')}</p>}
          {fault && (
            <p className={desk['planned']}>
              <IconAlertTriangle size={18} aria-hidden />
              <span>{fault}</span>
            </p>
          )}
          <Problem text={problem} />
        </div>
        <Button variant="default" size="xs" radius="xl" loading={isBusy} onClick={() => void end()}>
          {t('officeHours.stop')}
        </Button>
      </li>
    </ul>
  );
}
