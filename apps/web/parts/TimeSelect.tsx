import { NativeSelect } from '@mantine/core';
import { useSession } from '../frame/session.js';
import { useLanguage } from '../i18n/useLanguage.js';
import { openingText, timesOfDay } from '../rules/when.js';

interface Props {
  label: string;
  /** `14:00`, or empty when nothing is chosen yet. */
  value: string;
  onChange: (time: string) => void;
}

/** A time of day at which a booking may start in this network, on the 24-hour clock whatever the browser's settings. */
export function TimeSelect({ label, value, onChange }: Props) {
  const language = useLanguage();
  const starts = timesOfDay(useSession().network.bookingLimits.gridMinutes);
  const times = starts.includes(value) ? starts : [value, ...starts];
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={times.map((time) => ({ value: time, label: time && openingText(time, language) }))}
    />
  );
}
