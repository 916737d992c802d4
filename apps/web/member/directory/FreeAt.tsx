import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeSelect } from '../../parts/TimeSelect.js';
import type { Filter } from '../../rules/filter.js';
import { instantOf, minutesText, wallClock } from '../../rules/when.js';

interface Props {
  filter: Filter;
  zone: string;
  apply: (filter: Filter) => void;
}

const DURATIONS = [30, 60, 120, 180, 240, 480];

/** The filter by free time: a day, an hour and a duration. It applies once the day and the hour are set; clearing the day removes it. */
export function FreeAt({ filter, zone, apply }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState(filter.freeAt ? wallClock(filter.freeAt, zone) : { date: '', time: '' });

  function change(next: { date: string; time: string }) {
    setAt(next);
    if (!next.date) apply({ ...filter, freeAt: undefined });
    else if (next.time) apply({ ...filter, freeAt: instantOf(next.date, next.time, zone) });
  }

  return (
    <>
      <TextInput
        type="date"
        label={t('places.freeAt')}
        value={at.date}
        onChange={(event) => change({ ...at, date: event.currentTarget.value })}
      />
      <TimeSelect label={t('field.from')} value={at.time} onChange={(time) => change({ ...at, time })} />
      <NativeSelect
        label={t('places.freeFor')}
        value={String(filter.freeMinutes)}
        onChange={(event) => apply({ ...filter, freeMinutes: Number(event.currentTarget.value) })}
        data={[...new Set([...DURATIONS, filter.freeMinutes])]
          .sort((a, b) => a - b)
          .map((minutes) => ({ value: String(minutes), label: minutesText(minutes) }))}
      />
    </>
  );
}
