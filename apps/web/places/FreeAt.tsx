import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../rules/filter.js';
import { instantOf, minutesText, wallClock } from '../rules/when.js';

interface Props {
  filter: Filter;
  zone: string;
  apply: (filter: Filter) => void;
}

const DURATIONS = [30, 60, 120, 180, 240, 480];

/** "Free at": a local date and time, and for how long. Applies when both are there, or when both are emptied. */
export function FreeAt({ filter, zone, apply }: Props) {
  const { t } = useTranslation();
  const from = filter.freeAt ? wallClock(filter.freeAt, zone) : { date: '', time: '' };
  const [value, setValue] = useState(from.date && `${from.date}T${from.time}`);

  function change(next: string) {
    setValue(next);
    const [date, time] = next.split('T');
    if (!next) apply({ ...filter, freeAt: undefined });
    else if (date && time) apply({ ...filter, freeAt: instantOf(date, time, zone) });
  }

  return (
    <>
      <TextInput
        type="datetime-local"
        step={900}
        label={t('places.freeAt')}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
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
