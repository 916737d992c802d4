import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { type OpeningRange, isIncomplete } from '../../rules/opening-week.js';
import { dayText, instantOf, openingText, wallClock } from '../../rules/when.js';
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
  const dates = Map.groupBy(own.exceptions, (exception) => exception.date);
  const dayOf = (one: string) => dayText(instantOf(one, '12:00', zone), zone, language);
  const dash = language === 'fr' ? ' – ' : '–';

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
            {MODES.filter((one) => one !== 'usual' || dates.has(date)).map((one) => (
              <Radio key={one} value={one} label={t(`officeHours.mode.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        {mode === 'hours' && (
          <RangeFields name={date ? dayOf(date) : t('officeHours.date')} ranges={ranges} change={setRanges} />
        )}
        <Problem text={fault || problem} />
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('officeHours.saveDay')}
        </Button>
      </form>
      <section aria-labelledby="days" className={desk['section']}>
        <h2 id="days" className={desk['heading']}>
          {t('officeHours.list')}
        </h2>
        {dates.size === 0 && <p className={desk['muted']}>{t('officeHours.noDay')}</p>}
        <ul className={desk['rows']}>
          {[...dates].map(([one, lines]) => (
            <li key={one} className={desk['row']}>
              <div className={desk['what']}>
                <strong>{dayOf(one)}</strong>
                <p className={desk['muted']}>
                  {lines
                    .flatMap(({ opens, closes }) =>
                      opens && closes ? [openingText(opens, language) + dash + openingText(closes, language)] : [],
                    )
                    .join(', ') || t('officeHours.none')}
                </p>
              </div>
              <Button
                variant="default"
                size="xs"
                radius="xl"
                disabled={isBusy}
                aria-label={t('officeHours.usualOf', { day: dayOf(one) })}
                onClick={() => void save(one, null)}
              >
                {t('officeHours.mode.usual')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
