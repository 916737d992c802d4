import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { DifferentDays } from '../../parts/hours/DifferentDays.js';
import { useAction } from '../../parts/useAction.js';
import { type OpeningRange, isIncomplete } from '../../rules/opening-week.js';
import { dayText, instantOf, wallClock } from '../../rules/when.js';
import classes from '../../venue-desk/hours/Hours.module.css';
import { RangeFields } from '../../venue-desk/hours/RangeFields.js';
import { type MyMentoring, SetOfficeHoursOfDayMutation } from '../documents.js';
import { REFRESHES_MENTORING, endOfDay } from './hours-input.js';

interface Props {
  own: MyMentoring;
  /** Called with what was done. */
  saved: (text: string) => void;
}

const MODES = ['hours', 'none', 'usual'] as const;
type Mode = (typeof MODES)[number];
const FIRST: OpeningRange[] = [{ opens: '09:00', closes: '12:00' }];

/** Office hours of single days: others than those of the week, or none. */
export function OfficeDays({ own, saved }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const [date, setDate] = useState('');
  const [mode, setMode] = useState<Mode>('hours');
  const [ranges, setRanges] = useState(FIRST);
  const [fault, setFault] = useState('');
  const [, send] = useMutation(SetOfficeHoursOfDayMutation);
  const { act, problem, isBusy } = useAction();
  const isDifferent = own.exceptions.some((exception) => exception.date === date);

  async function save(day: string, hours: OpeningRange[] | null) {
    const sent = hours?.map(({ opens, closes }) => ({ opens, closes: endOfDay(closes) })) ?? null;
    if (!(await act(send({ date: day, hours: sent }, REFRESHES_MENTORING)))) return;
    setDate('');
    setMode('hours');
    setRanges(FIRST);
    saved(t('officeHours.daySaved'));
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    const isMissing = mode === 'hours' && (ranges.length === 0 || isIncomplete(ranges));
    setFault(isMissing ? t('officeHours.incomplete') : '');
    if (!isMissing) void save(date, { hours: ranges, none: [], usual: null }[mode]);
  }

  return (
    <>
      <form className={classes['form']} onSubmit={submit}>
        <TextInput
          type="date"
          label={t('officeHours.date')}
          required
          withAsterisk={false}
          min={today}
          value={date}
          onChange={({ currentTarget: { value } }) => setDate(value)}
        />
        <Radio.Group
          label={t('officeHours.thatDay')}
          value={mode}
          onChange={(value) => setMode(MODES.find((one) => one === value) ?? 'hours')}
        >
          <div className={desk['texts']}>
            {MODES.filter((one) => one !== 'usual' || isDifferent).map((one) => (
              <Radio key={one} value={one} label={t(`officeHours.mode.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        {mode === 'hours' && (
          <RangeFields
            name={date ? dayText(instantOf(date, '12:00', zone), zone, language) : t('officeHours.date')}
            ranges={ranges}
            change={setRanges}
          />
        )}
        <Problem text={fault || problem} />
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('officeHours.saveDay')}
        </Button>
      </form>
      <DifferentDays
        zone={zone}
        days={own.exceptions}
        texts={{
          title: t('officeHours.list'),
          noDay: t('officeHours.noDay'),
          closed: t('officeHours.none'),
          usual: t('officeHours.mode.usual'),
          usualOf: (day) => t('officeHours.usualOf', { day }),
        }}
        isBusy={isBusy}
        onUsual={(day) => void save(day, null)}
      />
    </>
  );
}
