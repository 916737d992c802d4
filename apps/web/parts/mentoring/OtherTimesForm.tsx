import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateAfter, instantOf, wallClock } from '../../rules/when.js';
import { QuarterSelect } from '../../venue-desk/openings/QuarterSelect.js';
import { useFocusOnMount } from '../useFocusOnMount.js';
import type { AskedMentor } from './documents.js';
import classes from './Mentoring.module.css';

interface Props {
  asked: AskedMentor;
  isBusy: boolean;
  send: (starts: string[]) => void;
  close: () => void;
}

/** One or two other starts that a mentor proposes instead. */
export function OtherTimesForm({ asked: { founderName: name, start, zone }, isBusy, send, close }: Props) {
  const { t } = useTranslation();
  const field = useFocusOnMount<HTMLInputElement>();
  const [today] = useState(() => wallClock(new Date().toISOString(), zone).date);
  const [times, setTimes] = useState(() => {
    const { date, time } = wallClock(start, zone);
    return [{ date: dateAfter(date, 1), time }];
  });
  const change = (at: number, part: Partial<{ date: string; time: string }>) =>
    setTimes(times.map((one, i) => (i === at ? { ...one, ...part } : one)));

  function submit(event: FormEvent) {
    event.preventDefault();
    send(times.map(({ date, time }) => instantOf(date, time, zone)));
  }

  return (
    <form className={classes['form']} onSubmit={submit}>
      <fieldset className={classes['fields']}>
        <legend>{t('mentoring.answer.times')}</legend>
        {times.map(({ date, time }, i) => (
          // Proposals have no name of their own: they are told apart by their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={i} className={classes['inRow']}>
            <TextInput
              type="date"
              label={t('mentoring.answer.day', { number: i + 1 })}
              required
              withAsterisk={false}
              ref={i === 0 ? field : undefined}
              min={today}
              value={date}
              onChange={({ currentTarget: { value } }) => change(i, { date: value })}
            />
            <QuarterSelect
              label={t('mentoring.answer.time', { number: i + 1 })}
              value={time}
              change={(value) => change(i, { time: value })}
            />
          </div>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setTimes(times.length === 1 ? [...times, { ...times[0]! }] : times.slice(0, 1))}
        >
          {t(times.length === 1 ? 'mentoring.answer.addTime' : 'mentoring.answer.removeTime')}
        </Button>
      </fieldset>
      <p className={classes['muted']}>{t('mentoring.answer.timesHelp', { name })}</p>
      <div className={classes['buttons']}>
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('mentoring.answer.sendTimes')}
        </Button>
        <Button variant="subtle" radius="xl" disabled={isBusy} onClick={close}>
          {t('mentoring.answer.back')}
        </Button>
      </div>
    </form>
  );
}
