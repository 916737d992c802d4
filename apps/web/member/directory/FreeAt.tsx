import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { TimeSelect } from '../../parts/TimeSelect.js';
import { lengthsToChoose } from '../../rules/lengths.js';
import type { Filter } from '../../rules/filter.js';
import { instantOf, minutesText, wallClock } from '../../rules/when.js';

interface Props {
  filter: Filter;
  zone: string;
  apply: (filter: Filter) => void;
}

/** The filter by free time: a day, an hour and a duration. It applies once the day and the hour are set; clearing the day removes it. */
export function FreeAt({ filter, zone, apply }: Props) {
  const { t } = useTranslation();
  const { network } = useSession();
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
        data={lengthsToChoose(network.bookingLimits, filter.freeMinutes).map((minutes) => ({
          value: String(minutes),
          label: minutesText(minutes),
        }))}
      />
    </>
  );
}
