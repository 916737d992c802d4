import { NativeSelect, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDayText } from '../i18n/useDayText.js';
import { useLanguage } from '../i18n/useLanguage.js';
import type { Need } from '../rules/need.js';
import { hoursText, instantOf, minutesText, wallClock } from '../rules/when.js';
import type { Proposal } from './documents.js';
import { EditChip } from './EditChip.js';
import classes from './Results.module.css';

interface Props {
  window: Proposal['understood']['window'];
  change: (part: Partial<Need>) => void;
}

const DURATIONS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 600, 720];

export function ChipWhen({ window: { start, end, zone, minutes }, change }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = useDayText(zone);
  const [at, setAt] = useState(() => wallClock(start, zone));
  const [duration, setDuration] = useState(minutes);
  const durations = DURATIONS.includes(minutes) ? DURATIONS : [...DURATIONS, minutes].sort((a, b) => a - b);

  function apply() {
    if (at.date && at.time) change({ start: instantOf(at.date, at.time, zone), minutes: duration });
  }

  return (
    <EditChip
      Icon={IconClock}
      text={`${day(start)}, ${hoursText(start, end, zone, language)}`}
      name={t('understood.when')}
      onApply={apply}
    >
      <TextInput
        type="date"
        label={t('understood.day')}
        required
        min={wallClock(new Date().toISOString(), zone).date}
        value={at.date}
        onChange={(event) => setAt({ ...at, date: event.currentTarget.value })}
      />
      <div className={classes['pair']}>
        <TextInput
          type="time"
          step={900}
          label={t('understood.from')}
          required
          value={at.time}
          onChange={(event) => setAt({ ...at, time: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('understood.duration')}
          value={String(duration)}
          onChange={(event) => setDuration(Number(event.currentTarget.value))}
          data={durations.map((value) => ({ value: String(value), label: minutesText(value) }))}
        />
      </div>
    </EditChip>
  );
}
