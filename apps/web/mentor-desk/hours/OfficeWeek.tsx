import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../../parts/useAction.js';
import { emptyWeek, isIncomplete, periodsOf, rulesOf } from '../../rules/opening-week.js';
import classes from '../../venue-desk/hours/Hours.module.css';
import { PeriodFields } from '../../venue-desk/hours/PeriodFields.js';
import { type MyMentoring, SetOfficeHoursMutation } from '../documents.js';
import { REFRESHES_MENTORING, endOfDay } from './hours-input.js';

interface Props {
  own: MyMentoring;
  /** Called with what was done. */
  saved: (text: string) => void;
}

/** The office hours of every week. */
export function OfficeWeek({ own, saved }: Props) {
  const { t } = useTranslation();
  const [period, setPeriod] = useState(
    () => periodsOf(own.week)[0] ?? { validFrom: '', validUntil: '', days: emptyWeek() },
  );
  const [fault, setFault] = useState('');
  const [, send] = useMutation(SetOfficeHoursMutation);
  const { act, problem, isBusy } = useAction();
  const week = rulesOf([period]).map(({ weekday, opens, closes }) => ({ weekday, opens, closes: endOfDay(closes) }));
  const isSame = JSON.stringify(week) === JSON.stringify(own.week.map(({ weekday, opens, closes }) => ({ weekday, opens, closes }))); // prettier-ignore
  useUnsavedChanges(!isSame);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const isMissing = period.days.some(isIncomplete);
    setFault(isMissing ? t('officeHours.incomplete') : '');
    if (isMissing) return;
    if (await act(send({ week }, REFRESHES_MENTORING))) saved(t('officeHours.weekSaved'));
  }

  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)}>
      <PeriodFields
        title={t('officeHours.everyWeek')}
        period={period}
        dated={false}
        change={setPeriod}
        remove={undefined}
        none={t('officeHours.none')}
      />
      <Problem text={fault || problem} />
      <Button type="submit" radius="xl" loading={isBusy} disabled={isSame}>
        {t('officeHours.saveWeek')}
      </Button>
    </form>
  );
}
