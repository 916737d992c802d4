import { NativeSelect } from '@mantine/core';
import { useLanguage } from '../../i18n/useLanguage.js';
import { openingText, timesOfDay } from '../../rules/when.js';

interface Props {
  label: string;
  value: string;
  change: (time: string) => void;
  /** Whether midnight at the end of the day can be chosen. */
  untilMidnight?: boolean;
}

const QUARTERS = timesOfDay(15);

/** A time on the quarter of an hour. */
export function QuarterSelect({ label, value, change, untilMidnight = false }: Props) {
  const language = useLanguage();
  const times = untilMidnight ? [...QUARTERS, '24:00'] : QUARTERS;
  return (
    <NativeSelect
      label={label}
      value={value}
      data={times.map((time) => ({ value: time, label: openingText(time, language) }))}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}
